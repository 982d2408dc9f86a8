package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A provider's signing key: signs any claims, and publishes itself. */
final class Signer {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;

  Signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An access token of Auth0's shape that is valid at {@link Run#NOW}, with changes to it. */
  String accessToken(Map<String, Object> changes) {
    long now = Run.NOW.getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "https://localhost:9443/");
    claims.put("sub", "reader@clients");
    claims.put("aud", "https://hello-api");
    claims.put("iat", now - 300);
    claims.put("exp", now + 7200);
    claims.put("scope", "read:admin");
    claims.put("azp", "reader");
    claims.putAll(changes);
    return sign(Map.of("alg", "RS256", "typ", "JWT", "kid", "one"), claims);
  }

  String sign(Map<String, Object> header, Map<String, Object> claims) {
    String input = encode(Json.write(header)) + "." + encode(Json.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(input.getBytes(UTF_8));
      return input + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Its JWK Set. */
  String jwks() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Json.write(
        Map.of(
            "keys",
            List.of(
                Map.of(
                    "kty", "RSA",
                    "use", "sig",
                    "alg", "RS256",
                    "kid", "one",
                    "n", number(key.getModulus()),
                    "e", number(key.getPublicExponent())))));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64URL.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encode(String json) {
    return BASE64URL.encodeToString(json.getBytes(UTF_8));
  }
}
