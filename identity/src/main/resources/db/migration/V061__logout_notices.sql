-- What applications are still to be told: that a session in which they took part has ended. Purged
-- when it has arrived, or after a day. The user may be gone by then.
create table logout_notices (
  id              text    not null primary key,
  client_id       text    not null references applications (client_id) on delete cascade,
  url             text    not null,
  user_id         text    not null,
  sid             text    not null,
  attempts        integer not null,
  next_attempt_at bigint  not null,
  created_at      bigint  not null
);

create index logout_notices_by_turn on logout_notices (next_attempt_at);
create index logout_notices_by_client on logout_notices (client_id);
