package dev.licet.identity.refresh;

import java.util.Optional;

/**
 * Whose a refresh token is, beside the application's.
 *
 * @param keyThumbprint of the key that each exchange needs a proof by; empty if none
 * @param certificateThumbprint of the certificate that each exchange needs; empty if none
 */
public record TokenHolder(Optional<String> keyThumbprint, Optional<String> certificateThumbprint) {
  /** Whoever the application is. */
  public static final TokenHolder ANYBODY = new TokenHolder(Optional.empty(), Optional.empty());
}
