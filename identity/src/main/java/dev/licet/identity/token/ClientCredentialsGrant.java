package dev.licet.identity.token;

import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.issuing.AccessTokens;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.settings.TenantSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * An application asks in its own name. What it may have is what its client grant for the API says;
 * roles do not count, and asking for nothing means all of it. Nothing is written, and what is read
 * comes from memory.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>
 */
@Component
class ClientCredentialsGrant implements Grant {
  private final Apis apis;
  private final ClientGrants clientGrants;
  private final TenantSettings settings;
  private final AccessTokens tokens;

  ClientCredentialsGrant(
      Apis apis, ClientGrants clientGrants, TenantSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.apis = apis;
    this.clientGrants = clientGrants;
    this.tokens = tokens;
  }

  @Override
  public String type() {
    return "client_credentials";
  }

  @Override
  public boolean isOfUsers() {
    return false;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    if (request.find("organization").isPresent()) {
      return Attempt.failed(OAuthError.ofNoOrganization("organization"));
    }
    return Attempt.of(request.audience().or(settings::defaultAudience), OAuthError.noAudience())
        .then(this::api)
        .then(api -> issue(client, api, request));
  }

  private Attempt<Api> api(String audience) {
    return Attempt.of(apis.byIdentifier(audience), OAuthError.unknownAudience(audience));
  }

  private Attempt<TokenAnswer> issue(Application client, Api api, OAuthRequest request) {
    var terms = TokenTerms.USUAL.boundTo(request.sender());
    return Attempt.of(grant(client, api), OAuthError.noClientGrant(api.identifier()))
        .then(grant -> scope(grant, request.scope()))
        .then(scope -> tokens.forApplication(client, api, scope, terms))
        .then(token -> Attempt.of(TokenAnswer.of(token)));
  }

  private Optional<ClientGrant> grant(Application client, Api api) {
    return api.access().client() == AccessPolicy.Rule.DENY_ALL
        ? Optional.empty()
        : clientGrants.find(client.clientId(), api.identifier());
  }

  private static Attempt<List<String>> scope(ClientGrant grant, List<String> requested) {
    var beyond = requested.stream().filter(name -> !grant.scope().contains(name)).toList();
    if (!beyond.isEmpty()) {
      return Attempt.failed(OAuthError.scopesNotGranted(beyond));
    }
    return Attempt.of(requested.isEmpty() ? grant.scope() : requested);
  }
}
