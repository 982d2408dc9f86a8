-- Access tokens without an API, for /userinfo. Of a token only the SHA-256 is here. Purged when
-- they expire, after a day at most.
create table opaque_tokens (
  digest     text   not null primary key,
  user_id    text   not null references users (id) on delete cascade,
  client_id  text   not null,
  stands_for text   not null,
  jkt        text,
  expires_at bigint not null
);

create index opaque_tokens_by_user on opaque_tokens (user_id);
create index opaque_tokens_by_client on opaque_tokens (client_id);
create index opaque_tokens_by_expiry on opaque_tokens (expires_at);
