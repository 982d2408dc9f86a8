package dev.licet.identity.token;

import dev.licet.identity.issuing.IssuedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a grant gives: an access token and, where a user has signed in, what comes with it. */
public record TokenAnswer(
    IssuedToken accessToken,
    Optional<String> idToken,
    Optional<String> refreshToken,
    Optional<String> issuedTokenType) {
  /** An access token and nothing else. */
  static TokenAnswer of(IssuedToken accessToken) {
    return new TokenAnswer(accessToken, Optional.empty(), Optional.empty(), Optional.empty());
  }

  TokenAnswer withIdToken(String token) {
    return new TokenAnswer(accessToken, Optional.of(token), refreshToken, issuedTokenType);
  }

  TokenAnswer with(String token) {
    return new TokenAnswer(accessToken, idToken, Optional.of(token), issuedTokenType);
  }

  /** The same, saying what kind of token it brings (RFC 8693, 2.2.1). */
  TokenAnswer of(String tokenType) {
    return new TokenAnswer(accessToken, idToken, refreshToken, Optional.of(tokenType));
  }

  /** The JSON of the answer (RFC 6749, 5.1; OpenID Connect Core, 3.1.3.3). */
  Map<String, Object> body() {
    var body = new LinkedHashMap<>(accessToken.body());
    refreshToken.ifPresent(token -> body.put("refresh_token", token));
    idToken.ifPresent(token -> body.put("id_token", token));
    issuedTokenType.ifPresent(type -> body.put("issued_token_type", type));
    return body;
  }

  /** Without the tokens, so that none gets into a log. */
  @Override
  public String toString() {
    return "TokenAnswer[" + accessToken + "]";
  }
}
