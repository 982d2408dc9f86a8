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

  /** Whether applications may use it that have no secret, and so prove nothing of who they are. */
  default boolean takesPublicClients() {
    return false;
  }

  /**
   * Whether a user stands behind it. It then tells of its success itself, in the transaction of
   * what it keeps.
   */
  default boolean isOfUsers() {
    return true;
  }

  /** Issues a token to a client that has proved who it is and may use this grant. */
  Attempt<TokenAnswer> issue(Application client, OAuthRequest request);
}
