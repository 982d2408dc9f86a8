-- Authorization codes that were spent. What a code stands for it says itself; one stays here until an hour
-- after it would have expired, so that it is noticed when it is presented again. The table of before is left
-- to nodes of before.
create table spent_codes (
  id         text   not null primary key,
  expires_at bigint not null
);

create index spent_codes_by_expiry on spent_codes (expires_at);
