-- Where the log is passed on to. What is secret about it is among the sealed secrets.
create table log_streams (
  id            text    not null primary key,
  name          text    not null,
  type          text    not null,
  status        text    not null,
  sink          text    not null,
  filters       text    not null,
  created_at    bigint  not null,
  failures      integer not null default 0,
  failing_since bigint,
  next_try_at   bigint  not null default 0,
  leased_until  bigint  not null default 0,
  problem       text    not null default ''
);

-- What is still to be passed on. Written with the entry; gone once it has arrived, with the entry,
-- with the stream, or when 100,000 wait for one stream.
create table log_outbox (
  stream_id text   not null references log_streams (id) on delete cascade,
  seq       bigint not null references logs (seq) on delete cascade,
  primary key (stream_id, seq)
);

create index log_outbox_by_seq on log_outbox (seq);
