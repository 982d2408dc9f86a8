package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.KnownMembers;
import java.util.Arrays;

/** A header as it stands in tokens that were verified, and what the claims in them look like. */
final class KnownHeader {
  /** Now and then what the claims look like is learned anew, in case that has changed. */
  private static final int LEARN_AGAIN = 1024;

  private final byte[] characters;
  private final JoseHeader header;
  private volatile KnownMembers claims;

  /** Counted without care: it does not matter which token is learned from. */
  private int uses;

  KnownHeader(byte[] characters, JoseHeader header, Json.Members claims) {
    this.characters = characters;
    this.header = header;
    this.claims = KnownMembers.of(claims);
  }

  boolean is(byte[] text, int from, int to) {
    return Arrays.equals(characters, 0, characters.length, text, from, to);
  }

  JoseHeader header() {
    return header;
  }

  KnownMembers claims() {
    return claims;
  }

  /** A token with this header and these claims was verified. */
  void seenWith(Json.Members others) {
    uses++;
    if (uses % LEARN_AGAIN == 0) {
      claims = KnownMembers.of(others);
    }
  }
}
