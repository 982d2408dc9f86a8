package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells access tokens from the other JWTs that a provider signs with the same key (RFC 8725 section
 * 3.11). Providers that follow RFC 9068 say it in the header; for the rest the marks of every other
 * kind are known.
 */
final class TokenKind {
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** OpenID Connect Core sections 2 and 3.3.2.11. */
  private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");

  private TokenKind() {}

  /** What shows that this is no access token; empty if it is one. */
  static Optional<String> otherKind(Jwt jwt) {
    Optional<String> found = foreignType(jwt);
    if (found.isEmpty()) {
      found = foreignUse(jwt);
    }
    return found.isEmpty() ? foreignClaim(jwt) : found;
  }

  private static Optional<String> foreignType(Jwt jwt) {
    Optional<String> type = jwt.jws().joseHeader().mediaType();
    return type.isEmpty() || TYPES.contains(type.get())
        ? Optional.empty()
        : Optional.of("header typ '" + jwt.jws().type().orElse("") + "'");
  }

  /** Keycloak writes its kinds into a claim {@code typ}, Cognito into {@code token_use}. */
  private static Optional<String> foreignUse(Jwt jwt) {
    if (differs(jwt, "typ", "Bearer") && !isBoundAccessToken(jwt)) {
      return Optional.of("a claim typ that is not 'Bearer', nor 'DPoP' with the key in cnf");
    }
    return differs(jwt, "token_use", "access")
        ? Optional.of("a claim token_use that is not 'access'")
        : Optional.empty();
  }

  /** Keycloak calls an access token so that is bound to a key (RFC 9449 section 6.1). */
  private static boolean isBoundAccessToken(Jwt jwt) {
    return !differs(jwt, "typ", "DPoP")
        && Confirmation.in(jwt.claims()).flatMap(Confirmation::keyThumbprint).isPresent();
  }

  private static boolean differs(Jwt jwt, String claim, String accessToken) {
    Json value = jwt.claims().byName().get(claim);
    return value != null
        && !(value instanceof Json.Text text && text.value().equalsIgnoreCase(accessToken));
  }

  private static Optional<String> foreignClaim(Jwt jwt) {
    if (jwt.claims().has("events")) {
      return Optional.of("a claim events, as security event and logout tokens have it");
    }
    if (jwt.claims().has("status_list")) {
      return Optional.of("a claim status_list, as status list tokens have it");
    }
    return isMarkedAsAccessToken(jwt) ? Optional.empty() : idTokenClaim(jwt);
  }

  private static boolean isMarkedAsAccessToken(Jwt jwt) {
    Optional<String> type = jwt.jws().joseHeader().mediaType();
    return (type.isPresent() && !type.get().equals("jwt")) || jwt.claims().has("typ");
  }

  private static Optional<String> idTokenClaim(Jwt jwt) {
    for (String claim : OF_ID_TOKENS) {
      if (jwt.claims().has(claim)) {
        return Optional.of("a claim " + claim + ", as ID tokens have it");
      }
    }
    return Optional.empty();
  }
}
