package dev.licet.identity.user;

import java.util.Optional;

/**
 * By what a user is known to one provider.
 *
 * @param provider such as {@code auth0}, which is this server itself
 * @param id the user's id there
 * @param profile what was known of the user there, where the identity was linked
 */
public record UserIdentity(
    String provider, String id, String connection, boolean social, Optional<UserSettings> profile) {
  /** The one that a user begins with. */
  public UserIdentity(String provider, String id, String connection, boolean social) {
    this(provider, id, connection, social, Optional.empty());
  }
}
