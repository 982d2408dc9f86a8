package dev.licet.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.TreeMap;

/** A key pair with an id, as a provider signs with. {@link TestKeys} makes them. */
public final class TestKey {
  private final String keyId;
  private final String algorithm;
  private final KeyPair pair;

  TestKey(String keyId, String algorithm, KeyPair pair) {
    this.keyId = keyId;
    this.algorithm = algorithm;
    this.pair = pair;
  }

  /** Its {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /** The algorithm it signs with, as in {@code RS256}. */
  public String algorithm() {
    return algorithm;
  }

  /** The same key under another id. */
  public TestKey named(String otherId) {
    return new TestKey(otherId, algorithm, pair);
  }

  /** The same key for another algorithm of its family, as in {@code PS256} for an RSA key. */
  public TestKey signing(String otherAlgorithm) {
    return new TestKey(keyId, otherAlgorithm, pair);
  }

  /** Its public half. */
  public PublicKey publicKey() {
    return pair.getPublic();
  }

  /** Its private half. */
  public PrivateKey privateKey() {
    return pair.getPrivate();
  }

  /** Its public half as a JWK, with {@code use}, {@code alg} and {@code kid}. */
  public String jwk() {
    return TestKeys.jwk(this);
  }

  /** The members of its JWK that make the public half, and no others. */
  public Map<String, Object> members() {
    return TestKeys.members(this);
  }

  /** Its thumbprint (RFC 7638), as {@code cnf.jkt} names it. */
  public String thumbprint() {
    String canonical = TestJson.write(new TreeMap<>(TestKeys.members(this)));
    return TestKeys.sha256(canonical.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The signature of these octets, as a JWS holds it (RFC 7518 section 3).
   *
   * @throws IllegalStateException if such a key cannot sign by its algorithm
   */
  public byte[] sign(byte[] octets) {
    try {
      Signature signature = TestKeys.signature(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + algorithm, e);
    }
  }
}
