-- Keys of several algorithms, and when each began and ended what it does.
alter table signing_keys add column algorithm text not null default 'RS256';
alter table signing_keys add column activated_at bigint;
alter table signing_keys add column retired_at bigint;
alter table signing_keys add column revoked_at bigint;

update signing_keys set activated_at = created_at where role <> 'next';

drop index signing_keys_one_of_each;
create unique index signing_keys_one_of_each
  on signing_keys (algorithm, role) where role in ('current', 'next');

-- Secrets that must be read again, such as those of HS256: encrypted where the signing keys are.
create table sealed_secrets (
  name text not null primary key,
  text text not null
);
