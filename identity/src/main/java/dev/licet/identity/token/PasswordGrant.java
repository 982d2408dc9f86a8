package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.settings.TenantSettings;
import org.springframework.stereotype.Component;

/**
 * An application has asked its user for the password itself, which only those may that are told to:
 * no application has this grant unless somebody gave it. The user is one of the tenant's default
 * directory.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.3">RFC 6749, 4.3</a>
 */
@Component
class PasswordGrant implements Grant {
  static final String TYPE = "password";

  private final PasswordExchange exchange;
  private final TenantSettings settings;

  PasswordGrant(PasswordExchange exchange, TenantSettings settings) {
    this.exchange = exchange;
    this.settings = settings;
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
    return Attempt.of(settings.defaultDirectory(), OAuthError.noDefaultDirectory())
        .then(connection -> exchange.issue(client, request, connection));
  }
}
