package dev.licet.identity.authorize;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.authorize.request.AuthorizationRequest;
import dev.licet.identity.authorize.request.RedirectUris;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.Authorization;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether the user must be asked. For applications of others always; for the operator's own where
 * they want to call an API, unless the API says not to ask and nobody else can be at the address
 * that is answered to. What a user has agreed to is not asked again.
 */
@Component
class ConsentRules {
  private final Consents consents;
  private final Apis apis;

  ConsentRules(Consents consents, Apis apis) {
    this.consents = consents;
    this.apis = apis;
  }

  boolean mustAsk(Turn turn, Authorization authorization) {
    boolean asked = turn.pending().filter(PendingAuthorization::consented).isPresent();
    if (turn.wanted().prompts("consent") && !asked) {
      return true;
    }
    return restsOnConsent(turn.wanted(), authorization)
        && !consents.covers(
            authorization.userId(),
            authorization.clientId(),
            authorization.audience(),
            authorization.scope());
  }

  /** Whether the application may have it only because the user allows it. */
  boolean restsOnConsent(AuthorizationRequest wanted, Authorization authorization) {
    if (!wanted.client().firstParty()) {
      return true;
    }
    var api = authorization.audience().flatMap(apis::byIdentifier);
    return api.isPresent() && !isSkipped(api, wanted);
  }

  private static boolean isSkipped(Optional<Api> api, AuthorizationRequest wanted) {
    return api.filter(Api::skipConsent).isPresent()
        && RedirectUris.isVerifiable(wanted.replyTo().redirectUri());
  }
}
