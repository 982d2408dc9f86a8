-- Names are searched by their start, byte by byte; whole ones are found by the same index.
drop index users_by_folded_name;
create index users_by_folded_name on users (lower(name) ${bytewise});
