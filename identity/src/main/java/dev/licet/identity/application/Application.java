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
 * @param document what describes it, where that is not kept here
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
    boolean system,
    Optional<ClientDocument> document) {
  static final String BOUND_TOKENS = "require_proof_of_possession";

  public Application {
    grantTypes = List.copyOf(grantTypes);
  }

  /** The client id that it goes by outside: in its requests, and in what it is given. */
  public String wireId() {
    return document.map(ClientDocument::url).orElse(clientId);
  }

  /** What users know it by: a name that nobody has checked has the host beside it that has been. */
  public String shownName() {
    return document.map(from -> name + " (" + from.host() + ")").orElse(name);
  }

  /** Whether it may ask for tokens with that grant type. */
  public boolean mayUse(String grantType) {
    return grantTypes.contains(grantType);
  }

  /**
   * Whether it may exchange a user's token, if the grant type is among its own: unless it says in
   * {@code token_exchange} for what, and does not name that.
   */
  public boolean mayActForUsers() {
    var profiles = details.members().path("token_exchange").path("allow_any_profile_of_type");
    return !profiles.isArray()
        || profiles
            .valueStream()
            .anyMatch(one -> one.asString("").equals("on_behalf_of_token_exchange"));
  }

  /** Whether it gets no token that is good for whoever holds it (RFC 9449, 5.2). */
  public boolean needsBoundTokens() {
    return details.is(BOUND_TOKENS);
  }

  /**
   * Where a browser has it begin a sign-in (OpenID Connect Core, 4); empty where it has not said.
   */
  public Optional<String> initiateLoginUri() {
    return details.members().path("initiate_login_uri").stringValueOpt();
  }

  /** What users are shown of it. */
  public ApplicationLinks links() {
    return ApplicationLinks.of(this);
  }

  /** How its ID tokens are made. */
  public IdTokenSettings idTokens() {
    return IdTokenSettings.of(details);
  }

  /** How its refresh tokens live. */
  public RefreshTokenSettings refreshTokens() {
    return RefreshTokenSettings.of(this);
  }

  /**
   * Whether it says itself that they rotate, or do not. What is usual depends on how it proves
   * itself: whoever changes that has said nothing about the tokens that there are.
   */
  public boolean saysWhetherRefreshTokensRotate() {
    return details.members().path(RefreshTokenSettings.MEMBER).has("rotation_type");
  }

  /** Whether its users sign in for it each time, also where they are signed in already. */
  public boolean refusesSingleSignOn() {
    return details.is("sso_disabled");
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
