package dev.licet.guard.token;

import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;

/**
 * What a JWT says about itself, for tools that show it to a human. Nothing here is verified:
 * anybody can write such a text. There are no getters for claims, so that nobody can take them for
 * those of a {@link VerifiedToken}.
 */
public final class UnverifiedJwt {
  private final Jwt jwt;

  private UnverifiedJwt(Jwt jwt) {
    this.jwt = jwt;
  }

  /**
   * Takes a token apart.
   *
   * @throws IllegalArgumentException if it is not a well-formed JWT; the message says why and does
   *     not quote it
   */
  public static UnverifiedJwt parse(String token) {
    try {
      return new UnverifiedJwt(Jwt.read(token));
    } catch (Malformed e) {
      throw new IllegalArgumentException("not a JWT, but " + e.whatIsWrong(), e);
    }
  }

  /** The header as one line of JSON, in printable ASCII. */
  public String headerJson() {
    return JsonWriter.write(jwt.jws().header());
  }

  /** The claims as one line of JSON, in printable ASCII. */
  public String claimsJson() {
    return JsonWriter.write(jwt.claims());
  }
}
