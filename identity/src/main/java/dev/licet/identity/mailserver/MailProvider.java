package dev.licet.identity.mailserver;

/**
 * By whom the tenant has its mails sent.
 *
 * @param enabled whether they are sent now; else they wait
 * @param from the sender of mails that name none; empty for the server's own
 */
record MailProvider(boolean enabled, String from, SmtpServer server) {}
