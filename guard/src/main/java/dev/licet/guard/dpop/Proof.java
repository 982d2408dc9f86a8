package dev.licet.guard.dpop;

import dev.licet.guard.internal.Base64Url;
import dev.licet.guard.internal.Digests;
import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A DPoP proof (RFC 9449 section 4.2), taken apart; nothing in it is believed. */
final class Proof {
  /** Room for the largest RSA key that is taken, and its signature. */
  private static final int MAX_LENGTH = 8 * 1024;

  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(253_402_300_799L);

  private final String signed;
  private final Json.Members header;
  private final Json.Members claims;
  private final byte[] signature;

  private Proof(String signed, Json.Members header, Json.Members claims, byte[] signature) {
    this.signed = signed;
    this.header = header;
    this.claims = claims;
    this.signature = signature;
  }

  static Proof read(String text) throws Malformed {
    if (text.length() > MAX_LENGTH) {
      throw new Malformed("more than " + MAX_LENGTH + " characters");
    }
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      throw new Malformed("a text that does not have three parts");
    }
    Json.Members header = JsonReader.readObject(Base64Url.decode(text, 0, first));
    if (header.has("crit") || header.has("b64")) {
      throw new Malformed("a header with crit or b64");
    }
    Json.Members claims = JsonReader.readObject(Base64Url.decode(text, first + 1, second));
    byte[] signature = Base64Url.decode(text, second + 1, text.length());
    Proof proof = new Proof(text.substring(0, second), header, claims, signature);
    proof.requireClaims();
    return proof;
  }

  private void requireClaims() throws Malformed {
    for (String name : List.of("jti", "htm", "htu")) {
      if (claim(name).isEmpty()) {
        throw new Malformed("no " + name + " that is a text");
      }
    }
    if (issuedAt().isEmpty()) {
      throw new Malformed("no iat that is a time");
    }
  }

  Optional<String> type() {
    return header.text("typ");
  }

  Optional<String> algorithm() {
    return header.text("alg");
  }

  /** The key that it brings along, as JSON. */
  Optional<String> jwk() {
    return key().map(JsonWriter::write);
  }

  private Optional<Json.Members> key() {
    return header.byName().get("jwk") instanceof Json.Members members
        ? Optional.of(members)
        : Optional.empty();
  }

  /** RFC 7638: the hash of the members that make the key, in the order of their names. */
  String keyThumbprint() {
    Json.Members jwk = key().orElseThrow();
    StringBuilder canonical = new StringBuilder();
    for (String name : requiredMembers(jwk.text("kty").orElse(""))) {
      canonical
          .append(canonical.isEmpty() ? "{" : ",")
          .append(JsonWriter.quote(name))
          .append(':')
          .append(JsonWriter.quote(jwk.text(name).orElse("")));
    }
    return Digests.sha256(canonical.append('}').toString());
  }

  private static List<String> requiredMembers(String keyType) {
    return switch (keyType) {
      case "RSA" -> List.of("e", "kty", "n");
      case "EC" -> List.of("crv", "kty", "x", "y");
      default -> List.of("crv", "kty", "x");
    };
  }

  /** A claim that is a text which is not empty. */
  Optional<String> claim(String name) {
    return claims.text(name).filter(text -> !text.isEmpty());
  }

  /** {@code iat} in milliseconds since 1970. */
  Optional<Long> issuedAt() {
    return claims.byName().get("iat") instanceof Json.Numeral number
        ? number
            .value()
            .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(MAX_SECONDS) <= 0)
            .map(seconds -> seconds.movePointRight(3).longValue())
        : Optional.empty();
  }

  byte[] signedOctets() {
    return signed.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] signature() {
    return signature;
  }
}
