-- Authorization codes. Of a code only the SHA-256 is here. A spent one stays until the purge, an hour
-- after it expired, so that it is noticed when it is presented again.
create table authorization_codes (
  digest     text   not null primary key,
  id         text   not null unique,
  client_id  text   not null references applications (client_id) on delete cascade,
  user_id    text   not null references users (id) on delete cascade,
  granted    text   not null,
  expires_at bigint not null,
  spent_at   bigint
);

create index authorization_codes_by_client on authorization_codes (client_id);
create index authorization_codes_by_user on authorization_codes (user_id);
create index authorization_codes_by_expiry on authorization_codes (expires_at);
