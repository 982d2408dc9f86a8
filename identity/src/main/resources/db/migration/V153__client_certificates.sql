-- Beside public keys, certificates by which applications prove who they are (RFC 8705): the name of
-- their subject, as RFC 4514 writes it, or the certificate itself, in PEM. A credential has one of
-- the three, and the others are empty; kid is then what tells it from others of its application.
alter table application_credentials add column subject_dn text not null default '';
alter table application_credentials add column certificate text not null default '';
