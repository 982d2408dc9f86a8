package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.issuing.Parties.Both;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Access tokens in the name of users. What a user may do, and whether they may do anything still,
 * is looked up at the moment of each issue.
 */
@Component
public class UserTokens {
  private final Parties parties;
  private final Apis apis;
  private final ClientScopes clientScopes;
  private final UserScopes scopes;
  private final AccessTokens tokens;
  private final OpaqueTokens opaque;

  UserTokens(
      Parties parties,
      Apis apis,
      ClientScopes clientScopes,
      UserScopes scopes,
      AccessTokens tokens,
      OpaqueTokens opaque) {
    this.parties = parties;
    this.apis = apis;
    this.clientScopes = clientScopes;
    this.scopes = scopes;
    this.tokens = tokens;
    this.opaque = opaque;
  }

  /** A Bearer token from the token endpoint. */
  public Attempt<IssuedToken> accessToken(Authorization authorization) {
    return accessToken(authorization, TokenTerms.USUAL);
  }

  /** A token for the API; without one, a token that only {@code /userinfo} takes. */
  public Attempt<IssuedToken> accessToken(Authorization authorization, TokenTerms terms) {
    return parties.of(authorization).then(both -> accessToken(both, authorization, terms));
  }

  /** The same where it is known already who stands behind the authorization. */
  public Attempt<IssuedToken> accessToken(
      Both both, Authorization authorization, TokenTerms terms) {
    var audience = authorization.audience();
    return audience.isPresent()
        ? api(audience.get()).then(api -> forApi(both, api, authorization, terms))
        : forUserInfo(both, authorization, terms);
  }

  private Attempt<IssuedToken> forUserInfo(
      Both both, Authorization authorization, TokenTerms terms) {
    return both.application().needsBoundTokens() && !terms.isBound()
        ? Attempt.failed(OAuthError.boundTokensOnly())
        : Attempt.of(opaque.issue(authorization, terms));
  }

  /** Of what was granted at an API, what a token would hold that was issued now. */
  public Attempt<List<String>> holds(Authorization authorization) {
    return parties
        .of(authorization)
        .then(both ->
            api(authorization.audience().orElse(""))
                .then(api ->
                    clientScopes
                        .of(both.application(), api, authorization.scope())
                        .then(names -> Attempt.of(scopes.of(both.user(), api, names).scope()))));
  }

  private Attempt<IssuedToken> forApi(
      Both both, Api api, Authorization authorization, TokenTerms terms) {
    return clientScopes
        .of(both.application(), api, authorization.scope())
        .then(names -> {
          var allowed = scopes.of(both.user(), api, names);
          var fit = isLimited(both, api, terms) ? allowed.cutDown() : allowed;
          return tokens.forUser(both.application(), authorization, api, fit, terms);
        });
  }

  /**
   * Whether the user may do more than this application in their name. APIs take {@code permissions}
   * beside the scope, so what is not for it must not stand there either.
   */
  private boolean isLimited(Both both, Api api, TokenTerms terms) {
    return terms.delegation().isPresent() || clientScopes.isGrantNeeded(both.application(), api);
  }

  private Attempt<Api> api(String audience) {
    return Attempt.of(apis.byIdentifier(audience), OAuthError.unknownAudience(audience));
  }
}
