package dev.licet.guard.token;

import dev.licet.guard.internal.Base64Url;
import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
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

  private final String text;
  private final Json.Members header;
  private final byte[] payload;
  private final byte[] signature;

  private Jws(String text, Json.Members header, byte[] payload, byte[] signature) {
    this.text = text;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  static Jws read(String text) throws Malformed {
    if (text.length() > MAX_LENGTH) {
      throw new Malformed("a token of more than " + MAX_LENGTH + " characters");
    }
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      throw new Malformed("a token that does not have three parts");
    }
    Json.Members header = JsonReader.readObject(Base64Url.decode(text, 0, first));
    requirePlain(header);
    byte[] payload = Base64Url.decode(text, first + 1, second);
    byte[] signature = Base64Url.decode(text, second + 1, text.length());
    if (signature.length == 0) {
      throw new Malformed("a token without a signature");
    }
    return new Jws(text, header, payload, signature);
  }

  private static void requirePlain(Json.Members header) throws Malformed {
    if (header.text("alg").isEmpty()) {
      throw new Malformed("a header without alg");
    }
    requireTextIfThere(header, "kid");
    requireTextIfThere(header, "typ");
    if (header.has("crit") || header.has("b64")) {
      throw new Malformed("a header with crit or b64, which no access token may have");
    }
  }

  private static void requireTextIfThere(Json.Members header, String name) throws Malformed {
    if (header.has(name) && header.text(name).isEmpty()) {
      throw new Malformed("a header whose " + name + " is not a string");
    }
  }

  Json.Members header() {
    return header;
  }

  /** What is signed. */
  byte[] payload() {
    return payload;
  }

  /** The octets of the signature, at least one. */
  byte[] signature() {
    return signature;
  }

  String algorithm() {
    return header.text("alg").orElseThrow();
  }

  Optional<String> keyId() {
    return header.text("kid");
  }

  Optional<String> type() {
    return header.text("typ");
  }

  /** The octets that the signature covers: header and payload as they were sent. */
  byte[] signedOctets() {
    return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }
}
