package dev.licet.identity.issuing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.issuing.Parties.Both;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Hashes;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes ID tokens: who signed in, for the application alone.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core,
 *     2</a>
 */
@Component
public class IdTokens {
  private final Parties parties;
  private final SigningKeys keys;
  private final UserClaims userClaims;
  private final Issuer issuer;
  private final Clock clock;

  IdTokens(Parties parties, SigningKeys keys, UserClaims userClaims, Issuer issuer, Clock clock) {
    this.parties = parties;
    this.keys = keys;
    this.userClaims = userClaims;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Signs one, with the claims about the user that the scope names. */
  public Attempt<String> sign(Authorization authorization, IdTokenRequest request) {
    return parties.of(authorization).then(both -> sign(both, authorization, request));
  }

  /** The same where it is known already who stands behind the authorization. */
  public Attempt<String> sign(Both both, Authorization authorization, IdTokenRequest request) {
    var settings = both.application().idTokens();
    var claims = about(both, authorization);
    add(request, authorization, claims);
    var token = keys.sign(KeyAlgorithm.valueOf(settings.algorithm()), "JWT", claims);
    return Attempt.of(token, OAuthError.keyNotReady());
  }

  private Map<String, Object> about(Both both, Authorization authorization) {
    var user = both.user();
    var now = clock.instant().getEpochSecond();
    var claims = new LinkedHashMap<>(userClaims.of(user, authorization.scope()));
    claims.put("iss", issuer.url());
    claims.put("aud", both.application().wireId());
    claims.put("iat", now);
    claims.put("exp", now + both.application().idTokens().lifetime());
    claims.put("sub", user.id());
    authorization.sessionId().ifPresent(sid -> claims.put("sid", sid));
    return claims;
  }

  private static void add(
      IdTokenRequest request, Authorization authorization, Map<String, Object> claims) {
    if (request.authTime()) {
      claims.put("auth_time", authorization.authenticatedAt().getEpochSecond());
    }
    request.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
    request.accessToken().ifPresent(token -> claims.put("at_hash", half(token)));
    request.code().ifPresent(code -> claims.put("c_hash", half(code)));
  }

  /** OpenID Connect Core, 3.3.2.11: the left half of the hash that the algorithm uses, SHA-256. */
  private static String half(String text) {
    var hash = Hashes.sha256(text.getBytes(US_ASCII));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash, hash.length / 2));
  }
}
