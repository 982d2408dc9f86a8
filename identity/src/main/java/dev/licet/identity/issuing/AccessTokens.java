package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.user.User;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes access tokens in the dialect of their API.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068, 2</a>
 */
@Component
public class AccessTokens {
  private final TokenSigner signer;
  private final Issuer issuer;
  private final Ids ids;
  private final Clock clock;

  AccessTokens(TokenSigner signer, Issuer issuer, Ids ids, Clock clock) {
    this.signer = signer;
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
  }

  /** A token for an application in its own name. */
  public Attempt<IssuedToken> forApplication(Application client, Api api, List<String> scope) {
    var claims = claims(client.clientId() + "@clients", api, scope);
    name(client, api, claims);
    if (!api.dialect().isRfc9068()) {
      claims.put("gty", "client-credentials");
    }
    if (api.dialect().hasPermissions()) {
      claims.put("permissions", scope);
    }
    return sign(api, scope, claims);
  }

  /**
   * A token for an application in the name of a user.
   *
   * @param permissions everything that the user may do at the API; empty where nobody looked
   */
  public Attempt<IssuedToken> forUser(
      User user,
      Application client,
      Api api,
      List<String> scope,
      Optional<List<String>> permissions) {
    var claims = claims(user.id(), api, scope);
    name(client, api, claims);
    if (api.dialect().hasPermissions()) {
      permissions.ifPresent(all -> claims.put("permissions", all));
    }
    return sign(api, scope, claims);
  }

  private void name(Application client, Api api, Map<String, Object> claims) {
    if (api.dialect().isRfc9068()) {
      claims.put("client_id", client.clientId());
      claims.put("jti", ids.alphanumeric(22));
    } else {
      claims.put("azp", client.clientId());
    }
  }

  private Attempt<IssuedToken> sign(Api api, List<String> scope, Map<String, Object> claims) {
    var typ = api.dialect().isRfc9068() ? "at+jwt" : "JWT";
    return Attempt.of(signer.sign(api, typ, claims), OAuthError.keyNotReady())
        .then(token -> Attempt.of(new IssuedToken(token, scope, api.tokenLifetime())));
  }

  private Map<String, Object> claims(String subject, Api api, List<String> scope) {
    var now = clock.instant().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer.url());
    claims.put("sub", subject);
    claims.put("aud", api.identifier());
    claims.put("iat", now);
    claims.put("exp", now + api.tokenLifetime());
    if (!scope.isEmpty()) {
      claims.put("scope", String.join(" ", scope));
    }
    return claims;
  }
}
