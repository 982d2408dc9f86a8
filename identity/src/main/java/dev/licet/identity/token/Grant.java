package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthRequest;

/**
 * One way to come to a token. A new one is a class of this type and a line in {@link Grants}; all
 * that grants have in common (who the client is, whether it may use the grant) is done before.
 */
interface Grant {
  /** The value of {@code grant_type}. */
  String type();

  /** Issues a token to a client that has proved who it is and may use this grant. */
  Attempt<TokenAnswer> issue(Application client, OAuthRequest request);
}
