-- Browsers in which a user is signed in. Of what the cookie holds only the SHA-256 is here. Purged
-- when they are over.
create table browser_sessions (
  sid              text   not null primary key,
  digest           text   not null unique,
  user_id          text   not null references users (id) on delete cascade,
  created_at       bigint not null,
  authenticated_at bigint not null,
  methods          text   not null,
  address          text   not null,
  user_agent       text   not null,
  last_seen_at     bigint not null,
  idle_ms          bigint not null,
  idle_expires_at  bigint not null,
  expires_at       bigint not null
);

create index browser_sessions_by_user on browser_sessions (user_id);
create index browser_sessions_by_expiry on browser_sessions (expires_at);
create index browser_sessions_by_idle_expiry on browser_sessions (idle_expires_at);

-- Sign-ins that an application has asked for and that are not done. Bound to the browser; of the
-- handle in their URL only the SHA-256 is here. Purged after an hour.
create table pending_sign_ins (
  digest         text   not null primary key,
  browser_digest text   not null,
  request        text   not null,
  expires_at     bigint not null
);

create index pending_sign_ins_by_expiry on pending_sign_ins (expires_at);

-- Browsers in which a user has signed in before: guesses made elsewhere do not close them. Purged
-- half a year after they were used last.
create table known_browsers (
  browser_digest text   not null,
  user_id        text   not null references users (id) on delete cascade,
  used_at        bigint not null,
  primary key (browser_digest, user_id)
);

create index known_browsers_by_user on known_browsers (user_id);
create index known_browsers_by_use on known_browsers (used_at);

-- Guesses at passwords, counted before each is looked at: by account and address, or by account and
-- known browser. Purged when they no longer count.
create table sign_in_guesses (
  account    text    not null,
  connection text    not null,
  source     text    not null,
  address    text    not null,
  guesses    integer not null,
  expires_at bigint  not null,
  primary key (account, connection, source)
);

create index sign_in_guesses_by_expiry on sign_in_guesses (expires_at);

-- Addresses that try one account after the other, or make accounts: when they may go on (a generic
-- cell rate algorithm: free_at moves on with each attempt). Purged when it has passed.
create table address_throttles (
  stage   text   not null,
  address text   not null,
  free_at bigint not null,
  primary key (stage, address)
);

create index address_throttles_by_time on address_throttles (free_at);
