-- While an application is given its new secret, the one before may go on for a while.
alter table applications add column old_secret_digest text;
alter table applications add column old_secret_until bigint;
