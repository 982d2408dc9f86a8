-- Who has read the key set, coarsely: a program at an address, at most once an hour. The newest
-- thousand are kept, for thirty days.
create table key_set_readers (
  name    text   not null primary key,
  read_at bigint not null
);

create index key_set_readers_by_time on key_set_readers (read_at);
