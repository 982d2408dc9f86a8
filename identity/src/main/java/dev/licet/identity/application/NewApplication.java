package dev.licet.identity.application;

import java.util.Optional;

/**
 * An application somebody wants to register.
 *
 * @param clientId where the tenant file fixes it; made at random otherwise
 * @param secret where the tenant file fixes it; made at random otherwise
 */
public record NewApplication(
    ApplicationSettings settings, Optional<String> clientId, Optional<ClientSecret> secret) {
  /** One with everything at its type's default. */
  public static NewApplication named(String name, ApplicationType type) {
    return of(ApplicationSettings.defaults(name, type));
  }

  /** One with a client id and a secret made at random. */
  public static NewApplication of(ApplicationSettings settings) {
    return new NewApplication(settings, Optional.empty(), Optional.empty());
  }
}
