package dev.licet.identity.recovery;

/**
 * A mail that somebody has asked for by naming an account; there need be no such account.
 *
 * @param language of the page where they asked; empty for the user's own
 */
record MailRequest(
    String id, TicketKind kind, String account, String connection, String language) {}
