-- Client grants of whatever permissions their API has, now and later (allow_all_scopes).
alter table client_grants add column all_scopes boolean not null default false;
alter table user_client_grants add column all_scopes boolean not null default false;
