-- Who may call an API at all: users' applications, and applications in their own name.
alter table apis add column user_policy text not null default 'allow_all';
alter table apis add column client_policy text not null default 'require_client_grant';

-- Whether the operator's own. Further settings are JSON, in the Management API's member names.
alter table applications add column is_first_party boolean not null default true;
alter table applications add column details text not null default '{}';
