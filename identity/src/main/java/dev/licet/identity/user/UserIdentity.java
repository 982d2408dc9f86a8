package dev.licet.identity.user;

/**
 * By what a user is known to one provider.
 *
 * @param provider such as {@code auth0}, which is this server itself
 * @param id the user's id there
 */
public record UserIdentity(String provider, String id, String connection, boolean social) {}
