-- Organizations: groups of users who sign in together. Settings are JSON, in the Management API's
-- member names.
create table organizations (
  id      text not null primary key,
  name    text not null unique,
  details text not null
);

create table organization_members (
  organization_id text not null references organizations (id) on delete cascade,
  user_id         text not null references users (id) on delete cascade,
  primary key (organization_id, user_id)
);

create index organization_members_by_user on organization_members (user_id);

-- What members are there and nowhere else.
create table organization_member_roles (
  organization_id text not null,
  user_id         text not null,
  role_id         text not null references roles (id) on delete cascade,
  primary key (organization_id, user_id, role_id),
  foreign key (organization_id, user_id)
    references organization_members (organization_id, user_id) on delete cascade
);

create index organization_member_roles_by_role on organization_member_roles (role_id);

create table organization_connections (
  organization_id text not null references organizations (id) on delete cascade,
  connection_id   text not null references connections (id) on delete cascade,
  details         text not null,
  primary key (organization_id, connection_id)
);

create index organization_connections_by_connection on organization_connections (connection_id);
