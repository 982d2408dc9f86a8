-- The log: what was changed, who signed in, what was refused. A row is the JSON that the Management
-- API shows; beside it, what rows are searched by. Purged by age and by size.
create table logs (
  seq         bigint  not null primary key,
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

create index logs_by_type on logs (type, seq);
create index logs_by_date on logs (date);
create index logs_by_user on logs (user_id, seq);
create index logs_by_client on logs (client_id, seq);
create index logs_by_failure on logs (is_failure, seq);
create index logs_by_target on logs (target, seq);

-- One row: the number of the last entry, and how many bytes all of them have. Whoever appends holds
-- it until the end of the transaction, so that entries are there in the order of their numbers.
create table log_state (
  id       integer not null primary key check (id = 1),
  last_seq bigint  not null,
  bytes    bigint  not null
);

-- A row for each day, of which 400 are kept: what happens too often to have a row for each time.
create table log_days (
  day             integer not null primary key,
  logins          bigint  not null default 0,
  failed_logins   bigint  not null default 0,
  signups         bigint  not null default 0,
  tokens          bigint  not null default 0,
  refused_tokens  bigint  not null default 0,
  leaked_passwords bigint not null default 0,
  created_at      bigint  not null,
  updated_at      bigint  not null
);
