-- Requests to /authorize whose user is being asked something. Bound to the browser; of the handle in
-- their URL only the SHA-256 is here. Purged after an hour.
create table pending_authorizations (
  digest         text    not null primary key,
  browser_digest text    not null,
  parameters     text    not null,
  started_at     bigint  not null,
  consented      boolean not null,
  expires_at     bigint  not null
);

create index pending_authorizations_by_expiry on pending_authorizations (expires_at);
