-- Devices that ask for tokens, and what a user at a browser says to that. Of both codes only the
-- SHA-256 is here. Purged a quarter of an hour after they expire.
create table device_codes (
  digest           text   not null primary key,
  user_code_digest text   not null unique,
  client_id        text   not null references applications (client_id) on delete cascade,
  request          text   not null,
  state            text   not null,
  decision         text,
  polled_at        bigint not null,
  expires_at       bigint not null
);

create index device_codes_by_client on device_codes (client_id);
create index device_codes_by_expiry on device_codes (expires_at);
