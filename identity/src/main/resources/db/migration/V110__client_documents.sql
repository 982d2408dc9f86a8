-- Applications that describe themselves at an address that is their client id (OAuth Client ID Metadata
-- Document): the address, and whether an administrator has brought it in.
alter table applications add column document_url text;
alter table applications add column document_by_administrator boolean not null default false;

create unique index applications_by_document on applications (document_url);

-- Until when what was read there is good.
create table client_documents (
  client_id   text   not null primary key references applications (client_id) on delete cascade,
  fresh_until bigint not null
);

-- What a user has allowed an application that has changed so much since that they are asked again.
alter table consents add column is_doubted boolean not null default false;
