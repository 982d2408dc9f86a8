-- DPoP proofs that were used, by all nodes together: of key and jti only the SHA-256 is here. Purged
-- some minutes after they are too old to be taken.
create table used_proofs (
  digest     text   not null primary key,
  expires_at bigint not null
);

create index used_proofs_by_expiry on used_proofs (expires_at);
