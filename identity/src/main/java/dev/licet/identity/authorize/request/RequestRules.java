package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.oauth.OAuthError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a request must be like, once there is an application to be told of it. */
@Component
class RequestRules {
  private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
  private static final List<String> UNSUPPORTED = List.of("request_uri", "registration");

  /** A SHA-256 in base64url: a challenge by S256, the thumbprint of a key. */
  private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** The first thing that is wrong. */
  Optional<OAuthError> problem(
      Application client, ResponseType type, Map<String, String> parameters) {
    return Stream.<Supplier<Optional<OAuthError>>>of(
            () -> unsupported(parameters),
            () -> grantTypes(client, type),
            () -> challenge(client, type, parameters),
            () -> idToken(type, parameters),
            () -> prompt(parameters),
            () -> formats(parameters),
            () -> organization(parameters))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<OAuthError> unsupported(Map<String, String> parameters) {
    return UNSUPPORTED.stream()
        .filter(parameters::containsKey)
        .findFirst()
        .map(AuthorizeErrors::unsupported);
  }

  private static Optional<OAuthError> grantTypes(Application client, ResponseType type) {
    return type.grantTypes().stream()
        .filter(grantType -> !client.mayUse(grantType))
        .findFirst()
        .map(OAuthError::grantTypeNotAllowed);
  }

  /**
   * S256 and nothing else; whoever has no secret needs it (RFC 9700, 2.1.1), and whoever is nobody
   * that this tenant knows.
   */
  private static Optional<OAuthError> challenge(
      Application client, ResponseType type, Map<String, String> parameters) {
    var challenge = parameters.get("code_challenge");
    var method = parameters.get("code_challenge_method");
    if (challenge == null) {
      boolean needed =
          method != null
              || (type.has(ResponseType.Part.CODE)
                  && (client.authMethod() == TokenEndpointAuthMethod.NONE
                      || client.document().isPresent()));
      return when(needed, OAuthError.missingParameter("code_challenge"));
    }
    if (!"S256".equals(method)) {
      return Optional.of(OAuthError.invalidRequest("code_challenge_method must be S256"));
    }
    return when(
        !DIGEST.matcher(challenge).matches(),
        OAuthError.invalidRequest("code_challenge must be a SHA-256 in base64url"));
  }

  /** OpenID Connect Core, 3.2.2.1: without a nonce anybody could put an old ID token in. */
  private static Optional<OAuthError> idToken(ResponseType type, Map<String, String> parameters) {
    if (!type.has(ResponseType.Part.ID_TOKEN)) {
      return Optional.empty();
    }
    if (!AuthorizationRequest.words(parameters, "scope").contains("openid")) {
      return Optional.of(OAuthError.invalidRequest("An id_token needs the scope openid"));
    }
    return when(!parameters.containsKey("nonce"), OAuthError.missingParameter("nonce"));
  }

  private static Optional<OAuthError> prompt(Map<String, String> parameters) {
    var wanted = AuthorizationRequest.words(parameters, "prompt");
    var unknown = wanted.stream().filter(word -> !PROMPTS.contains(word)).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(OAuthError.invalidRequest("Unsupported prompt: " + unknown.get()));
    }
    return when(
        wanted.contains("none") && wanted.size() > 1,
        OAuthError.invalidRequest("prompt none goes with no other"));
  }

  private static Optional<OAuthError> formats(Map<String, String> parameters) {
    if (parameters.containsKey("max_age")
        && !SECONDS.matcher(parameters.get("max_age")).matches()) {
      return Optional.of(OAuthError.invalidRequest("max_age must be a number of seconds"));
    }
    return when(
        parameters.containsKey("dpop_jkt") && !DIGEST.matcher(parameters.get("dpop_jkt")).matches(),
        OAuthError.invalidRequest("dpop_jkt must be a SHA-256 in base64url"));
  }

  private static Optional<OAuthError> organization(Map<String, String> parameters) {
    return Stream.of("organization", "invitation")
        .filter(parameters::containsKey)
        .findFirst()
        .map(OAuthError::ofNoOrganization);
  }

  private static Optional<OAuthError> when(boolean wrong, OAuthError error) {
    return wrong ? Optional.of(error) : Optional.empty();
  }
}
