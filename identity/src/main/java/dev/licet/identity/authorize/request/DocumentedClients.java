package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthRequest;

/** Applications that describe themselves at an address that is their client id. */
public interface DocumentedClients {
  /** Whether a client id is such an address, fit or not. */
  static boolean isMeant(String clientId) {
    return clientId.startsWith("https://");
  }

  /** Whether the tenant takes any. */
  boolean areTaken();

  /** The application as it describes itself now; the error says why there is none. */
  Attempt<Application> upToDate(String url);

  /** The same request once it is known who sends it, who may be new here. */
  default Attempt<OAuthRequest> described(OAuthRequest sent, ClientAuthentication clients) {
    return clients
        .claimed(sent)
        .filter(DocumentedClients::isMeant)
        .filter(_ -> areTaken())
        .map(url -> upToDate(url).then(_ -> Attempt.of(sent)))
        .orElseGet(() -> Attempt.of(sent));
  }
}
