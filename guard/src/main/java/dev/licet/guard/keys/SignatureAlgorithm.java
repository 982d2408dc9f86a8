package dev.licet.guard.keys;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The signature algorithms Guard knows, by their names in RFC 7518 section 3.1 and RFC 8037. All
 * are asymmetric: an API that could check a symmetric signature could forge it too.
 */
public enum SignatureAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256(KeyType.RSA),
  /** RSASSA-PKCS1-v1_5 with SHA-384. */
  RS384(KeyType.RSA),
  /** RSASSA-PKCS1-v1_5 with SHA-512. */
  RS512(KeyType.RSA),
  /** RSASSA-PSS with SHA-256. */
  PS256(KeyType.RSA),
  /** RSASSA-PSS with SHA-384. */
  PS384(KeyType.RSA),
  /** RSASSA-PSS with SHA-512. */
  PS512(KeyType.RSA),
  /** ECDSA on P-256 with SHA-256. */
  ES256(KeyType.P256),
  /** ECDSA on P-384 with SHA-384. */
  ES384(KeyType.P384),
  /** ECDSA on P-521 with SHA-512. */
  ES512(KeyType.P521),
  /** EdDSA, on Ed25519 only. */
  EdDSA(KeyType.ED25519);

  private static final Map<String, SignatureAlgorithm> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final KeyType keyType;

  SignatureAlgorithm(KeyType keyType) {
    this.keyType = keyType;
  }

  /** The algorithm of exactly this name. */
  public static Optional<SignatureAlgorithm> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  KeyType keyType() {
    return keyType;
  }
}
