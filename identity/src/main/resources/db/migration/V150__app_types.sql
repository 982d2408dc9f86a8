-- What an application shows as its app_type where that is not the type beside it: empty where it
-- shows none. Such a one is like a regular web application, which is what the type says of it.
alter table applications add column app_type text;
