package dev.licet.identity.key;

/**
 * The JWS algorithms that this server signs with keys of its own. The constants' names are the
 * wire's. Each has keys that serve it alone (RFC 8725, 3.1).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518, 3.1</a>
 */
public enum KeyAlgorithm {
  RS256,
  RS512,
  PS256,
  ES256;

  /** Whether its keys are RSA keys; those of the others lie on the curve P-256. */
  boolean isRsa() {
    return this != ES256;
  }

  /** The name of its keys' kind in Java. */
  String family() {
    return isRsa() ? "RSA" : "EC";
  }
}
