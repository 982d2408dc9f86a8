-- Single-use values in links. Only the SHA-256 of one is here; it is bound to the e-mail that the
-- user had when it was made. Purged when they expire.
create table tickets (
  digest         text    not null primary key,
  kind           text    not null,
  user_id        text    not null references users (id) on delete cascade,
  email          text    not null,
  result_url     text    not null,
  include_email  boolean not null,
  verifies_email boolean not null,
  expires_at     bigint  not null,
  used_at        bigint
);

create index tickets_by_user on tickets (user_id, kind);
create index tickets_by_expiry on tickets (expires_at);

-- Mails asked for by whoever names an account. A row is gone as soon as it is answered, within
-- seconds.
create table mail_requests (
  id           text   not null primary key,
  kind         text   not null,
  account      text   not null,
  connection   text   not null,
  language     text   not null,
  requested_at bigint not null
);

create index mail_requests_by_age on mail_requests (requested_at, id);
