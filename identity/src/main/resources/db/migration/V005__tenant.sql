-- One row: what of the tenant file was applied last, so that a restart does not undo what was
-- changed by hand since. Locking it also makes nodes that start together set up one after the other.
create table tenant_setup (
  id          integer not null primary key,
  file_digest text
);
