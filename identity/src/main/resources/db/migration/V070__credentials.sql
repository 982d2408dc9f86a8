-- Public keys by which applications prove who they are (private_key_jwt). Those not in use are kept
-- for a later day.
create table application_credentials (
  id         text    not null primary key,
  client_id  text    not null references applications (client_id) on delete cascade,
  name       text    not null,
  kid        text    not null,
  algorithm  text    not null,
  jwk        text    not null,
  in_use     boolean not null,
  created_at bigint  not null,
  updated_at bigint  not null,
  expires_at bigint,
  unique (client_id, kid)
);

-- Client assertions that were used: of client id and jti only the SHA-256 is here. Purged some
-- minutes after they have expired.
create table spent_assertions (
  digest     text   not null primary key,
  expires_at bigint not null
);

create index spent_assertions_by_expiry on spent_assertions (expires_at);
