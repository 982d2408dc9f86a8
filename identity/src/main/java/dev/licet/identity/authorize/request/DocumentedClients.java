package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;

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
}
