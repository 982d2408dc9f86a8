package dev.licet.identity.issuing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An access token, signed.
 *
 * @param scope the permissions it holds
 * @param expiresIn seconds
 * @param bound whether it is bound to a key, so that each use needs a proof (RFC 9449)
 */
public record IssuedToken(String accessToken, List<String> scope, int expiresIn, boolean bound) {
  public IssuedToken {
    scope = List.copyOf(scope);
  }

  IssuedToken signed(String token) {
    return new IssuedToken(token, scope, expiresIn, bound);
  }

  /** The JSON of the answer (RFC 6749, 5.1). */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("access_token", accessToken);
    if (!scope.isEmpty()) {
      body.put("scope", String.join(" ", scope));
    }
    body.put("expires_in", expiresIn);
    body.put("token_type", bound ? "DPoP" : "Bearer");
    return body;
  }

  /** Without the token, so that none gets into a log. */
  @Override
  public String toString() {
    return "IssuedToken[scope=%s, expiresIn=%s]".formatted(scope, expiresIn);
  }
}
