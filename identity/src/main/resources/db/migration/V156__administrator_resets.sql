-- One-time links by which an administrator who has lost the password sets another. Only the SHA-256 of
-- the secret is kept.
create table administrator_resets (
  digest text primary key,
  administrator_id text not null references administrators (id) on delete cascade,
  expires_at bigint not null,
  used_at bigint
);
