-- Refresh tokens: one row for all that descend from one sign-in, so that one statement exchanges
-- one for the next, and one ends them all. Of a token only the SHA-256 is here, of its first half
-- (the same in all of a row) and of the whole; of the last answer what only the exchanged token can
-- open. Purged when they expire; of those that do not, 200 a user and application are kept.
create table refresh_tokens (
  id                text    not null primary key,
  handle_digest     text    not null unique,
  digest            text    not null,
  previous_digest   text    not null,
  user_id           text    not null references users (id) on delete cascade,
  client_id         text    not null,
  audience          text    not null,
  stands_for        text    not null,
  code_id           text    not null,
  jkt               text    not null,
  rotating          boolean not null,
  exchanges         integer not null,
  answer            text    not null,
  answer_until      bigint  not null,
  arrived           boolean not null,
  address           text    not null,
  user_agent        text    not null,
  last_address      text    not null,
  last_user_agent   text    not null,
  created_at        bigint  not null,
  last_exchanged_at bigint  not null,
  expires_at        bigint  not null
);

create index refresh_tokens_by_user on refresh_tokens (user_id, client_id, created_at);
create index refresh_tokens_by_client on refresh_tokens (client_id, last_exchanged_at);
create index refresh_tokens_by_code on refresh_tokens (code_id);
create index refresh_tokens_by_audience on refresh_tokens (audience);
create index refresh_tokens_by_expiry on refresh_tokens (expires_at);
create index refresh_tokens_by_answer on refresh_tokens (answer_until) where answer <> '';
