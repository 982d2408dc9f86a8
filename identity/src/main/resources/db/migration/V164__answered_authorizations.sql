-- When a request was answered. For a minute the same form of its browser is answered again.
alter table pending_authorizations add column answered_at bigint;
