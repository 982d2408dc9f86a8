-- OAuth clients. Of a secret only the SHA-256 is here; a public application has none.
create table applications (
  client_id     text    not null primary key,
  name          text    not null,
  description   text    not null,
  type          text    not null,
  grant_types   text    not null,
  auth_method   text    not null,
  is_system     boolean not null,
  secret_digest text
);

create index applications_by_name on applications (name);

-- Which APIs an application may call in its own name.
create table client_grants (
  id        text not null primary key,
  client_id text not null references applications (client_id) on delete cascade,
  audience  text not null references apis (identifier) on update cascade on delete cascade,
  unique (client_id, audience)
);

create index client_grants_by_audience on client_grants (audience);

-- With which permissions: a permission that is removed from its API is gone from here too.
create table client_grant_permissions (
  grant_id   text not null references client_grants (id) on delete cascade,
  audience   text not null,
  permission text not null,
  primary key (grant_id, permission),
  foreign key (audience, permission)
    references api_permissions (audience, name) on update cascade on delete cascade
);

create index client_grant_permissions_by_permission
  on client_grant_permissions (audience, permission);
