-- What users allowed applications, by API; the audience /userinfo is for what OpenID names alone. One
-- row a user, application and API; gone with the user, the application, the API.
create table consents (
  id        text   not null primary key,
  user_id   text   not null references users (id) on delete cascade,
  client_id text   not null references applications (client_id) on delete cascade,
  audience  text   not null,
  given_at  bigint not null,
  unique (user_id, client_id, audience)
);

create index consents_by_client on consents (client_id);
create index consents_by_audience on consents (audience);

create table consent_scopes (
  consent_id text not null references consents (id) on delete cascade,
  scope      text not null,
  primary key (consent_id, scope)
);
