package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.util.Locale;
import java.util.Optional;

/** The header of a JWS (RFC 7515 section 4), of which no more is believed than must be. */
final class JoseHeader {
  private final Json.Members members;
  private final String algorithm;
  private final Optional<SignatureAlgorithm> known;
  private final Optional<String> keyId;
  private final Optional<String> type;
  private final Optional<String> mediaType;

  private JoseHeader(Json.Members members) {
    this.members = members;
    this.algorithm = members.text("alg").orElseThrow();
    this.known = SignatureAlgorithm.named(algorithm);
    this.keyId = members.text("kid");
    this.type = members.text("typ");
    this.mediaType = type.map(t -> t.toLowerCase(Locale.ROOT));
  }

  static JoseHeader read(byte[] json) throws Malformed {
    Json.Members members = JsonReader.readObject(json);
    if (members.text("alg").isEmpty()) {
      throw new Malformed("a header without alg");
    }
    requireTextIfThere(members, "kid");
    requireTextIfThere(members, "typ");
    requireTextIfThere(members, "cty");
    if (members.text("cty").filter(JoseHeader::isOfJwt).isPresent()) {
      throw new Malformed("a header whose cty says that there is a JWT within");
    }
    if (members.has("crit") || members.has("b64")) {
      throw new Malformed("a header with crit or b64, which no access token may have");
    }
    return new JoseHeader(members);
  }

  private static void requireTextIfThere(Json.Members header, String name) throws Malformed {
    if (header.has(name) && header.text(name).isEmpty()) {
      throw new Malformed("a header whose " + name + " is not a string");
    }
  }

  /** RFC 7519 section 5.2: what is within a nested JWT is another JWT, and not claims. */
  private static boolean isOfJwt(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).endsWith("jwt");
  }

  Json.Members members() {
    return members;
  }

  String algorithm() {
    return algorithm;
  }

  /** The algorithm, if it is one that we know; whether it is accepted is another question. */
  Optional<SignatureAlgorithm> known() {
    return known;
  }

  Optional<String> keyId() {
    return keyId;
  }

  Optional<String> type() {
    return type;
  }

  /** The type in lower case, for case does not matter in it. */
  Optional<String> mediaType() {
    return mediaType;
  }
}
