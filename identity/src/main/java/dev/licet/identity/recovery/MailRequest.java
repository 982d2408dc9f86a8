package dev.licet.identity.recovery;

/**
 * A mail that somebody has asked for by naming an account; there need be no such account.
 *
 * @param language of the page where they asked; empty for the user's own
 * @param clientId of the application that they wanted to use; empty where none is known
 */
record MailRequest(
    String id,
    TicketKind kind,
    String account,
    String connection,
    String language,
    String clientId) {}
