package dev.licet.guard.token;

import dev.licet.guard.internal.Base64Url;
import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.KnownMembers;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.SignedOctets;
import dev.licet.guard.keys.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JWS in compact serialization (RFC 7515 section 3.1), read strictly; nothing in its header is
 * believed, and keys or addresses in it ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are
 * never looked at.
 */
final class Jws {
  /** What no honest access token comes near, and no dishonest one can cost more than. */
  static final int MAX_LENGTH = 16 * 1024;

  /** What may stand around it and is worth no copy of its own. */
  private static final int SURROUNDINGS = 64;

  private final byte[] text;
  private final int from;
  private final int headerEnd;
  private final JoseHeader header;
  private final byte[] payload;
  private final KnownMembers payloadLikely;
  private final SignedOctets signed;

  private Jws(
      byte[] text,
      int from,
      int headerEnd,
      JoseHeader header,
      byte[] payload,
      KnownMembers payloadLikely,
      SignedOctets signed) {
    this.text = text;
    this.from = from;
    this.headerEnd = headerEnd;
    this.header = header;
    this.payload = payload;
    this.payloadLikely = payloadLikely;
    this.signed = signed;
  }

  static Jws read(String text) throws Malformed {
    return read(text, 0, text.length(), new KnownHeaders());
  }

  /** Reads the one that stands between these places of a text; around it are separators only. */
  static Jws read(String given, int from, int to, KnownHeaders known) throws Malformed {
    if (to - from > MAX_LENGTH) {
      throw new Malformed("a token of more than " + MAX_LENGTH + " characters");
    }
    if (given.length() - (to - from) > SURROUNDINGS) {
      return read(given.substring(from, to), 0, to - from, known);
    }
    int first = given.indexOf('.', from);
    int second = given.indexOf('.', first + 1);
    if (first < 0 || second < 0 || given.indexOf('.', second + 1) >= 0) {
      throw new Malformed("a token that does not have three parts");
    }
    return read(given.getBytes(StandardCharsets.ISO_8859_1), from, first, second, to, known);
  }

  private static Jws read(byte[] text, int from, int first, int second, int to, KnownHeaders known)
      throws Malformed {
    KnownHeader seen = known.find(text, from, first);
    JoseHeader header =
        seen == null ? JoseHeader.read(Base64Url.decode(text, from, first)) : seen.header();
    byte[] payload = Base64Url.decode(text, first + 1, second);
    if (second + 1 == to) {
      throw new Malformed("a token without a signature");
    }
    int end = Base64Url.decodeInPlace(text, second + 1, to);
    SignedOctets signed = new SignedOctets(text, from, second, second + 1, end);
    KnownMembers likely = seen == null ? KnownMembers.NONE : seen.claims();
    return new Jws(text, from, first, header, payload, likely, signed);
  }

  JoseHeader joseHeader() {
    return header;
  }

  Json.Members header() {
    return header.members();
  }

  /** What is signed, if it is an object. */
  Json.Members payloadObject() throws Malformed {
    return JsonReader.readObject(payload, payloadLikely);
  }

  /** What is signed. */
  byte[] payload() {
    return payload;
  }

  String algorithm() {
    return header.algorithm();
  }

  Optional<String> keyId() {
    return header.keyId();
  }

  Optional<String> type() {
    return header.type();
  }

  boolean isSignedBy(VerificationKey key, SignatureAlgorithm algorithm) {
    return key.verifies(algorithm, signed);
  }

  /** Lets its header be known, so that the next one like it need not be read. */
  void makeKnown(KnownHeaders headers, Json.Members claims) {
    headers.keep(text, from, headerEnd, header, claims);
  }
}
