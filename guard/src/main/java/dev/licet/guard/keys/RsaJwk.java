package dev.licet.guard.keys;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.Malformed;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;

/** The members of an RSA JWK (RFC 7518 section 6.3.1), if they make a strong key. */
final class RsaJwk {
  private static final int MIN_BITS = 2048;

  /** Larger ones take so long that a single token would be an attack. */
  private static final int MAX_BITS = 8192;

  private static final int MAX_EXPONENT_BITS = 33;

  private RsaJwk() {}

  static PublicKey publicKey(Json.Members jwk) throws Malformed, GeneralSecurityException {
    BigInteger modulus = new BigInteger(1, JwkReader.octets(jwk, "n"));
    BigInteger exponent = new BigInteger(1, JwkReader.octets(jwk, "e"));
    requireStrong(modulus, exponent);
    return Crypto.publicKey(KeyType.RSA, new RSAPublicKeySpec(modulus, exponent));
  }

  private static void requireStrong(BigInteger modulus, BigInteger exponent) throws Malformed {
    int bits = modulus.bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new Malformed(
          "it has " + bits + " bits, but " + MIN_BITS + " to " + MAX_BITS + " are expected");
    }
    if (!exponent.testBit(0)
        || exponent.equals(BigInteger.ONE)
        || exponent.bitLength() > MAX_EXPONENT_BITS) {
      throw new Malformed("its e is not an odd number from 3 to 33 bits");
    }
    if (!modulus.testBit(0)) {
      throw new Malformed("its n is even");
    }
    if (RocaFingerprint.matches(modulus)) {
      throw new Malformed("it was made by a chip whose keys can be computed (CVE-2017-15361)");
    }
  }
}
