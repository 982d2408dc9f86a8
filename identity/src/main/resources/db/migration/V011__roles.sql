-- Roles, what they hold and who has them. A permission that is removed from its API is gone from
-- here too.
create table roles (
  id          text not null primary key,
  name        text not null unique,
  description text not null
);

create table role_permissions (
  role_id    text not null references roles (id) on delete cascade,
  audience   text not null,
  permission text not null,
  primary key (role_id, audience, permission),
  foreign key (audience, permission)
    references api_permissions (audience, name) on update cascade on delete cascade
);

create index role_permissions_by_permission on role_permissions (audience, permission);

create table user_roles (
  user_id text not null references users (id) on delete cascade,
  role_id text not null references roles (id) on delete cascade,
  primary key (user_id, role_id)
);

create index user_roles_by_role on user_roles (role_id, user_id);

-- What users hold besides, without a role.
create table user_permissions (
  user_id    text not null references users (id) on delete cascade,
  audience   text not null,
  permission text not null,
  primary key (user_id, audience, permission),
  foreign key (audience, permission)
    references api_permissions (audience, name) on update cascade on delete cascade
);

create index user_permissions_by_permission on user_permissions (audience, permission);
