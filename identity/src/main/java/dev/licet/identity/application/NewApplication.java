package dev.licet.identity.application;

import dev.licet.identity.credential.WantedCredential;
import java.util.List;
import java.util.Optional;

/**
 * An application somebody wants to register.
 *
 * @param clientId where the tenant file fixes it; made at random otherwise
 * @param secret where the tenant file fixes it; made at random otherwise
 * @param credentials the keys of one that proves itself by such
 */
public record NewApplication(
    ApplicationSettings settings,
    Optional<String> clientId,
    Optional<ClientSecret> secret,
    List<WantedCredential> credentials) {
  public NewApplication {
    credentials = List.copyOf(credentials);
  }

  /** One without keys. */
  public NewApplication(
      ApplicationSettings settings, Optional<String> clientId, Optional<ClientSecret> secret) {
    this(settings, clientId, secret, List.of());
  }

  /** One with everything at its type's default. */
  public static NewApplication named(String name, ApplicationType type) {
    return of(ApplicationSettings.defaults(name, type));
  }

  /** One with a client id and a secret made at random. */
  public static NewApplication of(ApplicationSettings settings) {
    return of(settings, List.of());
  }

  /** The same, with keys. */
  public static NewApplication of(
      ApplicationSettings settings, List<WantedCredential> credentials) {
    return new NewApplication(settings, Optional.empty(), Optional.empty(), credentials);
  }
}
