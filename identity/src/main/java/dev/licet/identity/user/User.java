package dev.licet.identity.user;

import dev.licet.identity.connection.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who signs in to the tenant's applications.
 *
 * @param id what tokens carry as {@code sub}: {@code auth0|…}
 * @param connection where they come from
 * @param identities by what they are known there and elsewhere, the first one first
 * @param passwordChangedAt empty where there is no password
 */
public record User(
    String id,
    String connection,
    UserSettings settings,
    List<UserIdentity> identities,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> passwordChangedAt) {
  /** The database connection that every tenant begins with. */
  public static final String DATABASE = Connection.FIRST;

  public User {
    identities = List.copyOf(identities);
  }

  /** The same, with these identities. */
  User with(List<UserIdentity> others) {
    return new User(id, connection, settings, others, createdAt, updatedAt, passwordChangedAt);
  }

  public String email() {
    return settings.email();
  }

  public boolean blocked() {
    return settings.blocked();
  }
}
