-- What users are searched and sorted by, so that nobody reads through all of them.
create index users_by_email_start on users (email ${bytewise}, id);
create index users_by_creation on users (created_at, id);
create index users_by_change on users (updated_at, id);
create index users_by_name on users (name, id);
create index users_by_folded_name on users (lower(name));
