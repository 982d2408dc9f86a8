-- Users are listed and counted by these alone, without their rows: whether somebody is linked to
-- another is in them, and so is the name, without which PostgreSQL would read the row for it.
-- The former ones go last, so that readers wait for a moment only.
create index users_listed_by_creation on users (created_at, id, linked_to);
create index users_listed_by_email on users (email ${bytewise}, id, linked_to);
create index users_listed_by_name on users (lower(name) ${bytewise}, id, linked_to, name);
drop index users_by_creation;
drop index users_by_email_start;
drop index users_by_folded_name;
