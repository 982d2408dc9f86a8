package dev.licet.identity.api;

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
  HS256
}
