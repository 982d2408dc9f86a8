-- A user whose identity was linked to another one's is no user any more, but a way of that one to
-- sign in.
alter table users add column linked_to text references users (id) on delete cascade;
create index users_by_link on users (linked_to) where linked_to is not null;
