-- The people who run the server. The e-mail is normalised before it comes here.
create table administrators (
  id text primary key,
  email text not null unique,
  password_hash text not null,
  created_at bigint not null
);

-- One-time links that make the first administrator. Only the SHA-256 of the secret is kept.
create table setup_links (
  digest text primary key,
  expires_at bigint not null,
  used_at bigint
);

-- Browsers that are signed in. Only the SHA-256 of what the cookie holds is kept.
create table administrator_sessions (
  digest text primary key,
  administrator_id text not null references administrators (id) on delete cascade,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null
);

create index administrator_sessions_by_expiry on administrator_sessions (expires_at);

-- Guesses at passwords, counted before each is looked at.
create table administrator_guesses (
  digest text primary key,
  guesses integer not null,
  resets_at bigint not null
);

create index administrator_guesses_by_reset on administrator_guesses (resets_at);
