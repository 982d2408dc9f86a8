-- Settings of the tenant that are one JSON object each. The names are known to the program, so the
-- table does not grow.
create table documents (
  name text not null primary key,
  json text not null
);
