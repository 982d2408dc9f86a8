package dev.licet.identity.application;

import java.util.List;
import java.util.Optional;

/**
 * An application that asks for tokens (OAuth: a client).
 *
 * @param grantTypes names on the wire, such as {@code client_credentials}
 * @param firstParty whether it is the operator's own; others always need a user's consent
 * @param details further settings
 * @param system whether it is one of the server's own, which nobody may alter or remove
 */
public record Application(
    String clientId,
    String name,
    String description,
    ApplicationType type,
    List<String> grantTypes,
    TokenEndpointAuthMethod authMethod,
    boolean firstParty,
    ApplicationDetails details,
    boolean system) {
  public Application {
    grantTypes = List.copyOf(grantTypes);
  }

  /** Whether it may ask for tokens with that grant type. */
  public boolean mayUse(String grantType) {
    return grantTypes.contains(grantType);
  }

  /** How its ID tokens are made. */
  public IdTokenSettings idTokens() {
    return IdTokenSettings.of(details);
  }

  /** How its refresh tokens live. */
  public RefreshTokenSettings refreshTokens() {
    return RefreshTokenSettings.of(this);
  }

  /** How it signs its requests. */
  public SignedRequestSettings signedRequests() {
    return SignedRequestSettings.of(details);
  }

  /** Whether its users are sent to its callbacks unasked; empty where the tenant decides. */
  public Optional<Boolean> skipsConfirmation() {
    return details
        .members()
        .path("skip_non_verifiable_callback_uri_confirmation_prompt")
        .booleanValueOpt();
  }

  /** What may be changed about it, as it is now. */
  public ApplicationSettings settings() {
    return new ApplicationSettings(
        name, description, type, grantTypes, authMethod, firstParty, details);
  }
}
