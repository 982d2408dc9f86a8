package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.KeyProofs;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import org.springframework.stereotype.Component;

/** The way of every request for a token: which grant, which client, may it, then the grant. */
@Component
public class Tokens {
  private final Grants grants;
  private final ClientAuthentication clients;
  private final KeyProofs proofs;
  private final TokenEvents events;

  Tokens(Grants grants, ClientAuthentication clients, KeyProofs proofs, TokenEvents events) {
    this.grants = grants;
    this.clients = clients;
    this.proofs = proofs;
    this.events = events;
  }

  /** Answers a client that has yet to prove who it is. */
  Attempt<TokenAnswer> issue(OAuthRequest request) {
    var attempt =
        grants
            .find(request)
            .then(grant ->
                client(grant, request)
                    .then(client ->
                        proofs
                            .check(request, "oauth/token")
                            .then(proved -> told(grant, client, proved))));
    if (attempt instanceof Attempt.Failure<TokenAnswer>(var error)) {
      events.refused(request, knownType(request), error);
    }
    return attempt;
  }

  private Attempt<Application> client(Grant grant, OAuthRequest request) {
    return grant.takesPublicClients() ? clients.identify(request) : clients.authenticate(request);
  }

  private String knownType(OAuthRequest request) {
    return request.find("grant_type").filter(grants.types()::contains).orElse("");
  }

  /** Answers a client that is known already. */
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return grants.find(request).then(grant -> issue(grant, client, request));
  }

  private Attempt<TokenAnswer> told(Grant grant, Application client, OAuthRequest request) {
    var attempt = issue(grant, client, request);
    if (attempt instanceof Attempt.Success<TokenAnswer> && !grant.isOfUsers()) {
      events.issued(client, grant.type());
    }
    return attempt;
  }

  private static Attempt<TokenAnswer> issue(Grant grant, Application client, OAuthRequest request) {
    return client.mayUse(grant.type())
        ? grant.issue(client, request)
        : Attempt.failed(OAuthError.grantTypeNotAllowed(grant.type()));
  }
}
