-- Signing keys. At most one row has a given role of 'current' or 'next'.
create table signing_keys (
  kid         text   not null primary key,
  role        text   not null check (role in ('current', 'next', 'previous', 'revoked')),
  certificate text   not null,
  private_key text   not null,
  created_at  bigint not null
);

create unique index signing_keys_one_role on signing_keys (role) where role in ('current', 'next');

-- How the private keys are encrypted, where they are: one row.
create table signing_key_protection (
  id         integer not null primary key check (id = 1),
  kdf        text    not null,
  salt       text    not null,
  proof      text    not null
);
