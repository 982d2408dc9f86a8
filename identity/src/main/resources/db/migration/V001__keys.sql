-- Signing keys. One is current, one is announced as the next; those before stay until revoked.
create table signing_keys (
  kid         text   not null primary key,
  role        text   not null check (role in ('current', 'next', 'previous', 'revoked')),
  certificate text   not null,
  private_key text   not null,
  created_at  bigint not null
);

-- So two nodes that start at once end with the same two keys.
create unique index signing_keys_one_of_each on signing_keys (role) where role in ('current', 'next');

-- How the private keys are encrypted, where they are: one row, or none.
create table signing_key_protection (
  id    integer not null primary key check (id = 1),
  kdf   text    not null,
  salt  text    not null,
  proof text    not null
);
