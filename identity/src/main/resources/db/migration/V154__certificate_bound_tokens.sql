-- How tokens of an API are bound to who they are issued to: '' for not at all, mtls or dpop.
alter table apis add column proof_mechanism text not null default '';
alter table apis add column proof_required boolean not null default false;
-- The SHA-256 of the certificate without which a refresh token is worth nothing (RFC 8705, 4).
alter table refresh_tokens add column x5t text not null default '';
