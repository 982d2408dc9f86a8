package dev.licet.identity.token;

import dev.licet.identity.application.Applications;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Tokens for people to try an API out with: exactly what the application itself would get from the
 * token endpoint, without its secret. Whoever calls this has to know that its caller may.
 */
@Service
public class TestTokens {
  private final Applications applications;
  private final Tokens tokens;

  TestTokens(Applications applications, Tokens tokens) {
    this.applications = applications;
    this.tokens = tokens;
  }

  /** A token of the application for the API, with every permission that it is granted there. */
  public Attempt<IssuedToken> issue(String clientId, String audience) {
    var request = TokenRequest.of(Map.of("grant_type", "client_credentials", "audience", audience));
    return Attempt.of(applications.byClientId(clientId), OAuthError.unauthorized())
        .then(client -> tokens.issue(client, request));
  }
}
