-- Which node has the file of an import: that one knows when it is gone. Null where a version of
-- before has begun it.
alter table users_imports add column node text;
