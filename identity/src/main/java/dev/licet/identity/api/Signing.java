package dev.licet.identity.api;

import java.util.Optional;

/**
 * What somebody says about how an API's tokens are signed; what is not said stays as it is.
 *
 * @param secret of HS256; made at random where there is none
 */
public record Signing(Optional<SigningAlgorithm> algorithm, Optional<String> secret) {
  /** Nothing is said. */
  public static final Signing AS_IT_IS = new Signing(Optional.empty(), Optional.empty());

  /** Without the secret. */
  @Override
  public String toString() {
    return "Signing[" + algorithm + "]";
  }
}
