-- When a sign-in ended. For a minute its browser is sent on by it, if it sends the form once more.
alter table pending_sign_ins add column finished_at bigint;
