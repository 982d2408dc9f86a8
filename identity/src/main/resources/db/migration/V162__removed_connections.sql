-- A connection that was removed: nobody finds it any more, and it is there until its users are gone.
alter table connections add column removed boolean not null default false;
