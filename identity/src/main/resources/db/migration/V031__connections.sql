-- Where users come from. Settings are JSON, in the Management API's member names.
create table connections (
  id       text    not null primary key,
  name     text    not null unique,
  strategy text    not null,
  details  text    not null,
  for_all  boolean not null
);

-- The database connection that every tenant begins with.
insert into connections (id, name, strategy, details, for_all)
values (
  'con_UsernamePassword', 'Username-Password-Authentication', 'auth0',
  '{"options":{"passwordPolicy":"good","password_dictionary":{"enable":true,"dictionary":[]},"brute_force_protection":true}}',
  true);

-- Which applications a connection is switched on or off for, where that is not as for all.
create table connection_clients (
  connection_id text    not null references connections (id) on delete cascade,
  client_id     text    not null references applications (client_id) on delete cascade,
  enabled       boolean not null,
  primary key (connection_id, client_id)
);

create index connection_clients_by_client on connection_clients (client_id);

-- A connection takes its users with it.
alter table users add column connection_id text references connections (id) on delete cascade;
update users set connection_id = (select id from connections where name = users.connection);
create index users_by_connection on users (connection_id, id);

alter table users add column username text not null default '';
create unique index users_by_username on users (username, connection) where username <> '';

-- Passwords that a user had before, as many as the connection's policy remembers.
create table user_password_history (
  user_id    text   not null references users (id) on delete cascade,
  hash       text   not null,
  changed_at bigint not null
);

create index user_password_history_by_user on user_password_history (user_id, changed_at);
