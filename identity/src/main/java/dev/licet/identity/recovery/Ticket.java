package dev.licet.identity.recovery;

/**
 * What somebody may do once who holds the ticket.
 *
 * @param email the user's e-mail when it was made: with another one it is worth nothing
 * @param resultUrl where the browser goes afterwards; empty for a page of this server
 * @param includeEmail whether {@code resultUrl} is told the e-mail
 * @param clientId of the application that it was asked for in; empty where none is known
 * @param verifiesEmail whether using it shows that the address is the user's
 */
public record Ticket(
    TicketKind kind,
    String userId,
    String email,
    String resultUrl,
    boolean includeEmail,
    String clientId,
    boolean verifiesEmail) {}
