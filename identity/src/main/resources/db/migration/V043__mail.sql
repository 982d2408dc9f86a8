-- Mails on their way out, with the single-use links in them: a row is gone as soon as a mail server
-- has taken the mail. Purged after five days.
create table mail_outbox (
  id              text    not null primary key,
  kind            text    not null,
  recipient       text    not null,
  sender          text    not null,
  subject         text    not null,
  body_text       text    not null,
  body_html       text    not null,
  link            text    not null,
  attempts        integer not null,
  next_attempt_at bigint  not null,
  created_at      bigint  not null
);

create index mail_outbox_by_turn on mail_outbox (next_attempt_at, id);
create index mail_outbox_by_age on mail_outbox (created_at);

-- The tenant's own texts: a row a kind of mail at most.
create table mail_templates (
  kind          text    not null primary key,
  body          text    not null,
  sender        text    not null,
  subject       text    not null,
  result_url    text    not null,
  url_lifetime  bigint  not null,
  include_email boolean not null,
  enabled       boolean not null
);

-- Who sends the tenant's mails: one row, or none.
create table mail_provider (
  id       integer not null primary key check (id = 1),
  enabled  boolean not null,
  sender   text    not null,
  host     text    not null,
  port     integer not null,
  tls      boolean not null,
  login    text    not null,
  password text    not null
);
