-- Users. The e-mail is normalised before it comes here; metadata are JSON objects.
create table users (
  id             text    not null primary key,
  connection     text    not null,
  email          text    not null,
  email_verified boolean not null,
  name           text    not null,
  nickname       text    not null,
  given_name     text    not null,
  family_name    text    not null,
  picture        text    not null,
  blocked        boolean not null,
  user_metadata  text    not null,
  app_metadata   text    not null,
  created_at     bigint  not null,
  updated_at     bigint  not null
);

create unique index users_by_email on users (email, connection);

-- By what a user is known where. One for each user at least.
create table user_identities (
  provider    text    not null,
  identity_id text    not null,
  user_id     text    not null references users (id) on delete cascade,
  connection  text    not null,
  is_social   boolean not null,
  primary key (provider, identity_id)
);

create index user_identities_by_user on user_identities (user_id);

-- Apart from the rest, so that no list of users carries a hash.
create table user_passwords (
  user_id    text   not null primary key references users (id) on delete cascade,
  hash       text   not null,
  changed_at bigint not null
);
