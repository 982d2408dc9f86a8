-- The password of the mail provider is kept sealed, with the other secrets.
alter table mail_provider drop column password;
