package dev.licet.identity.lockout;

/**
 * An account was closed to one address (or one browser) after too many attempts there; said inside
 * the same transaction, once for each time. There need be no such user.
 *
 * @param clientId the application that the last attempt was for
 * @param tellOwner whether the owner is to be told
 */
public record AccountBlocked(
    String clientId, String account, String connection, boolean tellOwner) {}
