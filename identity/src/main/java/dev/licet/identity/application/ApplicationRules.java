package dev.licet.identity.application;

import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an application must be like. Problems bear the names of the Management API's members. */
final class ApplicationRules {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_DESCRIPTION = 140;
  private static final int MOST_METADATA = 10;
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{1,256}");

  /** Auth0's. That an application may use one does not say that this server offers it. */
  private static final Set<String> GRANT_TYPES =
      Set.of(
          "authorization_code",
          "client_credentials",
          "implicit",
          "password",
          "refresh_token",
          "http://auth0.com/oauth/grant-type/mfa-oob",
          "http://auth0.com/oauth/grant-type/mfa-otp",
          "http://auth0.com/oauth/grant-type/mfa-recovery-code",
          "http://auth0.com/oauth/grant-type/password-realm",
          "http://auth0.com/oauth/grant-type/passwordless/otp",
          "urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token",
          "urn:ietf:params:oauth:grant-type:device_code",
          "urn:ietf:params:oauth:grant-type:token-exchange",
          "urn:okta:params:oauth:grant-type:webauthn",
          "urn:openid:params:grant-type:ciba");

  private ApplicationRules() {}

  /** Whether a text could be a client id at all. */
  static boolean isClientId(String text) {
    return CLIENT_ID.matcher(text).matches();
  }

  static List<FieldProblem> check(NewApplication wanted) {
    var checks = new FieldChecks();
    wanted.clientId().ifPresent(id -> clientId(checks, id));
    wanted.secret().ifPresent(secret -> secret(checks, wanted.settings().authMethod(), secret));
    settings(checks, wanted.settings());
    return checks.problems();
  }

  static List<FieldProblem> check(ApplicationSettings settings) {
    var checks = new FieldChecks();
    settings(checks, settings);
    return checks.problems();
  }

  /** What nobody may make of an application that describes itself. */
  static List<FieldProblem> check(Optional<ClientDocument> document, ApplicationSettings settings) {
    return new FieldChecks()
        .require(
            document.isEmpty() || !settings.firstParty(),
            "is_first_party",
            "An application that describes itself is a third party's")
        .require(
            document.isEmpty() || !settings.authMethod().hasSecret(),
            "token_endpoint_auth_method",
            "An application that describes itself has no secret")
        .problems();
  }

  /** Whether an application of that method may have a secret, this one. */
  static List<FieldProblem> check(TokenEndpointAuthMethod method, ClientSecret secret) {
    var checks = new FieldChecks();
    secret(checks, method, secret);
    return checks.problems();
  }

  private static void clientId(FieldChecks checks, String clientId) {
    checks.require(
        isClientId(clientId),
        "client_id",
        "A client id is 1 to 64 letters, digits, hyphens, dots, underscores or tildes");
  }

  private static void secret(
      FieldChecks checks, TokenEndpointAuthMethod method, ClientSecret secret) {
    checks
        .require(method.isConfidential(), "client_secret", "A public application has no secret")
        .require(
            method.hasSecret(),
            "client_secret",
            "This application proves who it is by a key or a certificate, and has no secret")
        .require(
            SECRET.matcher(secret.value()).matches(),
            "client_secret",
            "A client secret is 1 to 256 visible ASCII characters");
  }

  private static void settings(FieldChecks checks, ApplicationSettings settings) {
    checks
        .name("name", settings.name(), LONGEST_NAME)
        .line("description", settings.description(), LONGEST_DESCRIPTION);
    for (var grantType : settings.grantTypes()) {
      checks.require(
          GRANT_TYPES.contains(grantType),
          "grant_types",
          "There is no grant type '%s'".formatted(grantType));
    }
    checks.require(
        settings.authMethod().isConfidential()
            || !settings.grantTypes().contains("client_credentials"),
        "grant_types",
        "A public application has no credentials: it cannot use client_credentials");
    var signing = SignedRequestSettings.of(settings.details());
    checks.require(
        !signing.required()
            || !signing.credentials().isEmpty()
            || settings.authMethod() == TokenEndpointAuthMethod.PRIVATE_KEY_JWT,
        SignedRequestSettings.MEMBER,
        "Signed requests can be required of an application with a credential to sign them by");
    checks.require(
        settings.details().members().path("client_metadata").size() <= MOST_METADATA,
        "client_metadata",
        "An application has at most %d entries of metadata".formatted(MOST_METADATA));
    checks.require(
        settings.details().backchannelLogoutUrls().stream().allMatch(Destinations::isAddress),
        "oidc_logout",
        "Logout tokens are sent by https:// only, to one place: no placeholder, no port above"
            + " 65535");
  }
}
