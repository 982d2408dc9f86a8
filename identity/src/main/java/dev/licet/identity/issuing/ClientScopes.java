package dev.licet.identity.issuing;

import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What an application may have at an API in the name of users, whoever they are: by the API's
 * policy, and for applications of others always by their client grant.
 */
@Component
public class ClientScopes {
  private final ClientGrants grants;

  ClientScopes(ClientGrants grants) {
    this.grants = grants;
  }

  /**
   * Of these names those that it may have; names of OpenID Connect stay. This server's own API is
   * for no user's token: what it holds is not what a user may do.
   */
  public Attempt<List<String>> of(Application client, Api api, List<String> names) {
    if (api.system() || api.access().user() == Rule.DENY_ALL) {
      return Attempt.failed(OAuthError.apiClosedToUsers(client.wireId(), api.identifier()));
    }
    return isGrantNeeded(client, api) ? granted(client, api, names) : Attempt.of(names);
  }

  /** Whether it may have only what a client grant says. */
  boolean isGrantNeeded(Application client, Api api) {
    return !client.firstParty() || api.access().user() != Rule.ALLOW_ALL;
  }

  /** The same where a client grant is needed, whatever the API's policy lets others do. */
  public Attempt<List<String>> granted(Application client, Api api, List<String> names) {
    return Attempt.of(
            grants.forUsers(client, api.identifier()),
            OAuthError.apiNotGranted(client.wireId(), api.identifier()))
        .then(grant ->
            Attempt.of(
                names.stream()
                    .filter(name -> OpenIdScopes.isOne(name) || grant.scope().contains(name))
                    .toList()));
  }
}
