package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.Malformed;
import java.util.Optional;

/** A well-formed JWT whose signature nobody has checked yet. */
final class Jwt {
  private final Jws jws;
  private final Json.Members claims;

  private Jwt(Jws jws, Json.Members claims) {
    this.jws = jws;
    this.claims = claims;
  }

  static Jwt read(String token) throws Malformed {
    return of(Jws.read(token));
  }

  /** Reads the one that stands between these places of a text. */
  static Jwt read(String text, int from, int to, KnownHeaders known) throws Malformed {
    return of(Jws.read(text, from, to, known));
  }

  private static Jwt of(Jws jws) throws Malformed {
    return new Jwt(jws, jws.payloadObject());
  }

  Jws jws() {
    return jws;
  }

  /** Lets the next one like it be read quicker. */
  void makeKnown(KnownHeaders headers) {
    jws.makeKnown(headers, claims);
  }

  Json.Members claims() {
    return claims;
  }

  String algorithm() {
    return jws.algorithm();
  }

  Optional<String> keyId() {
    return jws.keyId();
  }
}
