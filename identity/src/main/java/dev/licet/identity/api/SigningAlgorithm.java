package dev.licet.identity.api;

import dev.licet.identity.key.KeyAlgorithm;
import java.util.Optional;

/**
 * The JWS algorithm that signs an API's access tokens. The constants' names are the wire's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518, 3.1</a>
 */
public enum SigningAlgorithm {
  RS256,
  RS512,
  PS256,
  ES256,
  /** With a secret that this server and the API share: whoever can check a token can forge it. */
  HS256;

  /** The algorithm of the keys that sign; none where the API's own secret does. */
  public Optional<KeyAlgorithm> keys() {
    return this == HS256 ? Optional.empty() : Optional.of(KeyAlgorithm.valueOf(name()));
  }
}
