-- Protected APIs. The identifier never changes, except the Management API's with the server's domain.
create table apis (
  id                     text    not null primary key,
  name                   text    not null,
  identifier             text    not null unique,
  signing_algorithm      text    not null,
  dialect                text    not null,
  token_lifetime         integer not null,
  token_lifetime_for_web integer not null,
  enforce_policies       boolean not null,
  allow_offline_access   boolean not null,
  skip_consent           boolean not null,
  is_system              boolean not null
);

create table api_permissions (
  audience    text not null references apis (identifier) on update cascade on delete cascade,
  name        text not null,
  description text not null,
  primary key (audience, name)
);
