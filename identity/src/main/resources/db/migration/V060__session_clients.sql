-- Which applications were given a code or a token in a session: they are told of its end. A row goes
-- with its session.
create table session_clients (
  sid       text not null references browser_sessions (sid) on delete cascade,
  client_id text not null references applications (client_id) on delete cascade,
  primary key (sid, client_id)
);

create index session_clients_by_client on session_clients (client_id);
