-- What was given for a code ends when that code is presented again.
alter table opaque_tokens add column code_id text;
create index opaque_tokens_by_code on opaque_tokens (code_id);
