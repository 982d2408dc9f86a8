package dev.licet.identity.trial;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.issuing.AccessTokens;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserScopes;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.token.Tokens;
import dev.licet.identity.user.User;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Tokens for people to try an API out with: exactly what the application itself would get from the
 * token endpoint, without its secret; or what it would get for a user, without the user. Whoever
 * calls this has to know that its caller may.
 */
@Service
public class TestTokens {
  private final Applications applications;
  private final Tokens tokens;
  private final UserScopes scopes;
  private final AccessTokens accessTokens;
  private final Clock clock;

  TestTokens(
      Applications applications,
      Tokens tokens,
      UserScopes scopes,
      AccessTokens accessTokens,
      Clock clock) {
    this.applications = applications;
    this.tokens = tokens;
    this.scopes = scopes;
    this.accessTokens = accessTokens;
    this.clock = clock;
  }

  /** A token of the application for the API, with every permission that it is granted there. */
  public Attempt<IssuedToken> issue(String clientId, String audience) {
    var request = OAuthRequest.of(Map.of("grant_type", "client_credentials", "audience", audience));
    return Attempt.of(applications.byClientId(clientId), OAuthError.unauthorized())
        .then(client -> tokens.issue(client, request))
        .then(answer -> Attempt.of(answer.accessToken()));
  }

  /** A token of the user for the API, with all that the user can get there. */
  Attempt<IssuedToken> issue(User user, Application client, Api api) {
    var allowed = scopes.all(user, api);
    var authorization =
        new Authorization(
            client.clientId(),
            user.id(),
            Optional.of(api.identifier()),
            allowed.scope(),
            Optional.empty(),
            clock.instant());
    return accessTokens.forUser(client, authorization, api, allowed, TokenTerms.USUAL);
  }
}
