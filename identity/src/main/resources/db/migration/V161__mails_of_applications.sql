-- For which application a mail was asked for, and so its link: empty where that is not known, and
-- where a version of before has written it.
alter table mail_requests add column client_id text not null default '';
alter table tickets add column client_id text not null default '';
