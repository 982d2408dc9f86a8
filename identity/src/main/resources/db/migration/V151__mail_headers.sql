-- What every mail says besides to the service that sends it: a JSON object of its headers.
alter table mail_provider add column headers text not null default '{}';
