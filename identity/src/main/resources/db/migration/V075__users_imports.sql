-- How far each import of users is. Written with each batch of users, in the same transaction: after
-- a crash it goes on where it was. The file lies in the data folder of the node that was given it.
create table users_imports (
  job_id   text    not null primary key references jobs (id) on delete cascade,
  connection text  not null,
  upsert   boolean not null,
  size     bigint  not null,
  position bigint  not null,
  line     bigint  not null,
  inserted bigint  not null,
  updated  bigint  not null,
  failed   bigint  not null
);

-- What signs the links to exported users: each export has a secret of its own.
create table users_exports (
  job_id text    not null primary key references jobs (id) on delete cascade,
  connection text not null,
  secret text    not null,
  format text    not null,
  fields text    not null,
  most   bigint  not null
);
