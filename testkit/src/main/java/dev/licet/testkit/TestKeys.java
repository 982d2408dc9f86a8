package dev.licet.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes keys of every kind, and JWK Sets of them. */
public final class TestKeys {
  private TestKeys() {}

  /** An RSA key of 2048 bits for RS256. */
  public static TestKey rsa(String keyId) {
    return rsa(keyId, 2048);
  }

  /** An RSA key of so many bits for RS256. */
  public static TestKey rsa(String keyId, int bits) {
    return new TestKey(
        keyId,
        "RS256",
        generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4)));
  }

  /**
   * A key for ES256, ES384 or ES512, on the curve that goes with it.
   *
   * @throws IllegalArgumentException if it is another algorithm
   */
  public static TestKey ec(String keyId, String algorithm) {
    String curve =
        switch (algorithm) {
          case "ES256" -> "secp256r1";
          case "ES384" -> "secp384r1";
          case "ES512" -> "secp521r1";
          default -> throw new IllegalArgumentException("no curve goes with " + algorithm);
        };
    return new TestKey(keyId, algorithm, generate("EC", new ECGenParameterSpec(curve)));
  }

  /** An Ed25519 key for EdDSA. */
  public static TestKey ed25519(String keyId) {
    try {
      return new TestKey(keyId, "EdDSA", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** A JWK Set of these keys' public halves. */
  public static String jwks(List<TestKey> keys) {
    return keys.stream().map(TestKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  static String jwk(TestKey key) {
    Map<String, Object> jwk = members(key);
    jwk.put("use", "sig");
    jwk.put("alg", key.algorithm());
    jwk.put("kid", key.keyId());
    return TestJson.write(jwk);
  }

  /** The members that make the key. */
  static Map<String, Object> members(TestKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    PublicKey publicKey = key.publicKey();
    if (publicKey instanceof RSAPublicKey rsa) {
      jwk.put("kty", "RSA");
      jwk.put("n", number(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
      jwk.put("e", number(rsa.getPublicExponent(), 3));
    } else if (publicKey instanceof ECPublicKey ec) {
      int octets = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
      jwk.put("kty", "EC");
      jwk.put("crv", Map.of(32, "P-256", 48, "P-384", 66, "P-521").get(octets));
      jwk.put("x", number(ec.getW().getAffineX(), octets));
      jwk.put("y", number(ec.getW().getAffineY(), octets));
    } else {
      byte[] encoded = publicKey.getEncoded();
      jwk.put("kty", "OKP");
      jwk.put("crv", "Ed25519");
      jwk.put("x", base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }
    return jwk;
  }

  static String sha256(byte[] octets) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static String number(BigInteger number, int octets) {
    byte[] bytes = number.toByteArray();
    byte[] sized = new byte[octets];
    int length = Math.min(bytes.length, octets);
    System.arraycopy(bytes, bytes.length - length, sized, octets - length, length);
    return base64(sized);
  }

  static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  static Signature signature(String algorithm) throws GeneralSecurityException {
    String bits = algorithm.substring(2);
    return switch (algorithm.substring(0, 2)) {
      case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
      case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
      case "PS" -> pss(bits);
      default -> Signature.getInstance("Ed25519");
    };
  }

  private static Signature pss(String bits) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    String hash = "SHA-" + bits;
    signature.setParameter(
        new PSSParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
    return signature;
  }

  private static KeyPair generate(String family, AlgorithmParameterSpec spec) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no " + family + " keys", e);
    }
  }
}
