package dev.licet.identity.user;

/**
 * A user shall be asked whether the e-mail is theirs; said inside the same transaction.
 *
 * @param clientId of the application because of which; empty where there is none
 * @param language of the page where it was asked for; empty for the user's own
 */
public record VerificationWanted(User user, String clientId, String language) {}
