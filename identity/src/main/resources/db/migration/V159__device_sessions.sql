-- Who has let a device in, and in which session, so that one who ends what was allowed there finds
-- it. Nothing in rows of before, which last a quarter of an hour.
alter table device_codes add column user_id text;
alter table device_codes add column session_id text;

create index device_codes_by_session on device_codes (session_id);
