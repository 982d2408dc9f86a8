-- What seals the checkpoints of the Management API's lists: one row, or none.
create table checkpoint_key (
  id     integer not null primary key check (id = 1),
  secret text    not null
);
