package dev.licet.identity.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.UnverifiedJwt;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JWT of whatever kind, read by Guard's strict reader. Guard's verifier is for access tokens and
 * knows requests to {@code /authorize} by their {@code nonce} as something else.
 */
record SignedJwt(JsonNode header, JsonNode claims, String text) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Optional<SignedJwt> read(String text) {
    try {
      var jwt = UnverifiedJwt.parse(text);
      return Optional.of(
          new SignedJwt(JSON.readTree(jwt.headerJson()), JSON.readTree(jwt.claimsJson()), text));
    } catch (IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }

  String type() {
    return header.path("typ").asString("");
  }

  Optional<SignatureAlgorithm> algorithm() {
    return SignatureAlgorithm.named(header.path("alg").asString(""));
  }

  /** Whether one of these has signed it, by the one algorithm that the key serves. */
  boolean isSignedByOneOf(List<UsableKey> keys) {
    return keys.stream().filter(this::mayBeBy).anyMatch(this::isSignedBy);
  }

  private boolean mayBeBy(UsableKey key) {
    return algorithm().filter(key.key().algorithm()::equals).isPresent()
        && header.path("kid").stringValueOpt().map(key.key().kid()::equals).orElse(true);
  }

  private boolean isSignedBy(UsableKey key) {
    int dot = text.lastIndexOf('.');
    return key.publicKey()
        .verifies(
            key.key().algorithm(),
            text.substring(0, dot).getBytes(US_ASCII),
            Base64.getUrlDecoder().decode(text.substring(dot + 1)));
  }

  /** Without what could be used again. */
  @Override
  public String toString() {
    return "SignedJwt[" + type() + "]";
  }
}
