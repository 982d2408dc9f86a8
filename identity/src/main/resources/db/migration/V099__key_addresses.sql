-- Where applications publish their public keys (jwks_uri), and when that was asked last.
create table key_addresses (
  client_id  text   not null primary key references applications (client_id) on delete cascade,
  url        text   not null,
  fetched_at bigint not null
);
