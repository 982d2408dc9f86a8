-- How often a user has signed in, and when and from where last.
create table user_logins (
  user_id    text   not null primary key references users (id) on delete cascade,
  logins     bigint not null,
  last_login bigint not null,
  last_ip    text   not null
);
