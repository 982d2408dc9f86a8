package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.UserScopes.Allowed;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  public Attempt<IssuedToken> forApplication(
      Application client, Api api, List<String> scope, TokenTerms terms) {
    var lifetime = api.tokenLifetime();
    var claims = claims(client.clientId() + "@clients", List.of(api.identifier()), lifetime, scope);
    name(client.clientId(), api, claims);
    addTerms(terms.by("client-credentials"), api, claims);
    if (api.dialect().hasPermissions()) {
      claims.put("permissions", scope);
    }
    return sign(client, api, claims, terms, new IssuedToken("", scope, lifetime, terms.isBound()));
  }

  /** A token for an application in the name of a user, who can have this much. */
  public Attempt<IssuedToken> forUser(
      Application client, Authorization authorization, Api api, Allowed allowed, TokenTerms terms) {
    var scope = allowed.scope();
    var usual = terms.web() ? api.tokenLifetimeForWeb() : api.tokenLifetime();
    var lifetime = terms.lifetime(usual, clock.instant());
    var claims = claims(authorization.userId(), audiences(api, scope), lifetime, scope);
    name(client.wireId(), api, claims);
    if (api.dialect().isRfc9068()) {
      terms
          .authenticatedAt(authorization)
          .ifPresent(time -> claims.put("auth_time", time.getEpochSecond()));
    }
    addTerms(terms, api, claims);
    if (api.dialect().hasPermissions()) {
      allowed.permissions().ifPresent(all -> claims.put("permissions", all));
    }
    return sign(client, api, claims, terms, new IssuedToken("", scope, lifetime, terms.isBound()));
  }

  /** Nobody can check a token at {@code /userinfo} by a secret that the API has alone. */
  private List<String> audiences(Api api, List<String> scope) {
    boolean isForUserInfo =
        scope.contains(OpenIdScopes.OPENID) && api.signingAlgorithm().keys().isPresent();
    return isForUserInfo
        ? List.of(api.identifier(), issuer.url() + "userinfo")
        : List.of(api.identifier());
  }

  private void name(String clientId, Api api, Map<String, Object> claims) {
    if (api.dialect().isRfc9068()) {
      claims.put("client_id", clientId);
      claims.put("jti", ids.alphanumeric(22));
    } else {
      claims.put("azp", clientId);
    }
  }

  private static void addTerms(TokenTerms terms, Api api, Map<String, Object> claims) {
    if (!api.dialect().isRfc9068()) {
      terms.grantType().ifPresent(type -> claims.put("gty", type));
    }
    terms.delegation().ifPresent(one -> claims.put("act", one.act()));
  }

  private Attempt<IssuedToken> sign(
      Application client,
      Api api,
      Map<String, Object> claims,
      TokenTerms terms,
      IssuedToken draft) {
    var typ = api.dialect().isRfc9068() ? "at+jwt" : "JWT";
    return terms
        .confirmation(client, api)
        .then(confirmation -> {
          if (!confirmation.isEmpty()) {
            claims.put("cnf", confirmation);
          }
          return Attempt.of(signer.sign(api, typ, claims), OAuthError.keyNotReady());
        })
        .then(token -> Attempt.of(draft.signed(token)));
  }

  private Map<String, Object> claims(
      String subject, List<String> audiences, int lifetime, List<String> scope) {
    var now = clock.instant().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer.url());
    claims.put("sub", subject);
    claims.put("aud", audiences.size() == 1 ? audiences.getFirst() : audiences);
    claims.put("iat", now);
    claims.put("exp", now + lifetime);
    if (!scope.isEmpty()) {
      claims.put("scope", String.join(" ", scope));
    }
    return claims;
  }
}
