package dev.licet.identity.issuing;

import java.util.Optional;

/**
 * What an ID token is to say besides who signed in.
 *
 * @param nonce what the application sent along, where it did
 * @param authTime whether it says when the user last proved who they are
 * @param accessToken the access token that it is handed out with, where it vouches for that
 * @param code the code that it is handed out with, where it vouches for that
 */
public record IdTokenRequest(
    Optional<String> nonce, boolean authTime, Optional<String> accessToken, Optional<String> code) {
  /** Nothing besides. */
  public static final IdTokenRequest PLAIN =
      new IdTokenRequest(Optional.empty(), false, Optional.empty(), Optional.empty());

  /** Without the token and the code, so that none gets into a log. */
  @Override
  public String toString() {
    return "IdTokenRequest[authTime=" + authTime + "]";
  }
}
