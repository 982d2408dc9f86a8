-- What callers of the Management API keep with a session or a refresh token, and from where a
-- session was begun: empty where it was begun before this was kept.
alter table browser_sessions add column metadata text not null default '{}';
alter table browser_sessions add column first_address text not null default '';
alter table browser_sessions add column first_user_agent text not null default '';
alter table refresh_tokens add column metadata text not null default '{}';
