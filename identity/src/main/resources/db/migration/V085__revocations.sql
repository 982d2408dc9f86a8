-- When what an application was issued for a user was revoked, or (client_id '') what all were: access
-- tokens of before are exchanged for no other. Purged when no such token can be good any more.
create table revocations (
  user_id    text   not null,
  client_id  text   not null,
  revoked_at bigint not null,
  primary key (user_id, client_id)
);

create index revocations_by_time on revocations (revoked_at);
