-- Requests to /authorize that an application has sent ahead (RFC 9126). Of the reference only the
-- SHA-256 is here; a row is gone once it is used, or when it has expired.
create table pushed_requests (
  digest     text   not null primary key,
  client_id  text   not null references applications (client_id) on delete cascade,
  parameters text   not null,
  expires_at bigint not null
);

create index pushed_requests_by_client on pushed_requests (client_id);
create index pushed_requests_by_expiry on pushed_requests (expires_at);
