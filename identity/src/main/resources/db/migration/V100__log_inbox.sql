-- Entries of the log that have no number yet. Each is written by the transaction that it tells of, which
-- waits for no other to do so; a moment later they are numbered, some together, and are in the log.
create table log_inbox (
  id          text    not null primary key,
  date        bigint  not null,
  type        text    not null,
  is_failure  boolean not null,
  description text    not null,
  user_id     text    not null,
  user_name   text    not null,
  client_id   text    not null,
  client_name text    not null,
  connection  text    not null,
  audience    text    not null,
  scope       text    not null,
  ip          text    not null,
  user_agent  text    not null,
  correlation text    not null,
  target      text    not null,
  entry       text    not null,
  bytes       integer not null
);
