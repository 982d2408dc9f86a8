-- What applications may have at APIs in the name of users (subject_type user); without a client_id
-- what every third party's may.
create table user_client_grants (
  id        text not null primary key,
  client_id text references applications (client_id) on delete cascade,
  audience  text not null references apis (identifier) on update cascade on delete cascade
);

create unique index user_client_grants_by_client on user_client_grants (client_id, audience);
create unique index user_client_grants_of_third_parties on user_client_grants (audience)
  where client_id is null;
create index user_client_grants_by_audience on user_client_grants (audience);

-- With which permissions: a permission that is removed from its API is gone from here too.
create table user_client_grant_permissions (
  grant_id   text not null references user_client_grants (id) on delete cascade,
  audience   text not null,
  permission text not null,
  primary key (grant_id, permission),
  foreign key (audience, permission)
    references api_permissions (audience, name) on update cascade on delete cascade
);

create index user_client_grant_permissions_by_permission
  on user_client_grant_permissions (audience, permission);

-- Until now one grant counted for both: where users' tokens need one, it goes on doing so.
insert into user_client_grants (id, client_id, audience)
select 'cgr_u' || substr(g.id, 6), g.client_id, g.audience
from client_grants g
join applications a on a.client_id = g.client_id
join apis i on i.identifier = g.audience
where not a.is_system and (not a.is_first_party or i.user_policy = 'require_client_grant');

insert into user_client_grant_permissions (grant_id, audience, permission)
select u.id, p.audience, p.permission
from user_client_grants u
join client_grants g on g.client_id = u.client_id and g.audience = u.audience
join client_grant_permissions p on p.grant_id = g.id;
