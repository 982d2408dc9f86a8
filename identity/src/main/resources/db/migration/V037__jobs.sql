-- Work that goes on after its call was answered. Members are JSON, what the Management API shows.
create table jobs (
  id         text    not null primary key,
  type       text    not null,
  status     text    not null check (status in ('pending', 'processing', 'completed', 'failed')),
  percentage integer not null,
  members    text    not null,
  created_at bigint  not null,
  updated_at bigint  not null
);

create index jobs_by_age on jobs (updated_at);

-- What of a job could not be done, by the line or the position where it stands in what was given.
create table job_problems (
  job_id   text    not null references jobs (id) on delete cascade,
  position bigint  not null,
  subject  text    not null,
  code     text    not null,
  message  text    not null,
  path     text    not null,
  primary key (job_id, position)
);
