package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthRequest;
import org.springframework.stereotype.Component;

/** The same as {@link PasswordGrant} in a connection that the request names: Auth0's own grant. */
@Component
class PasswordRealmGrant implements Grant {
  static final String TYPE = "http://auth0.com/oauth/grant-type/password-realm";

  private final PasswordExchange exchange;

  PasswordRealmGrant(PasswordExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean takesPublicClients() {
    return true;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request.require("realm").then(realm -> exchange.issue(client, request, realm));
  }
}
