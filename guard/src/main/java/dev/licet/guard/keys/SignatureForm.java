package dev.licet.guard.keys;

import java.math.BigInteger;

/**
 * What a signature must look like before any provider is asked. Some versions of the JDK took an
 * ECDSA signature of zeros for right (CVE-2022-21449); here it never gets there.
 */
final class SignatureForm {
  private SignatureForm() {}

  static boolean isPlausible(KeyType type, SignedOctets signed) {
    return switch (type) {
      case RSA -> true; // as long as the modulus, which every provider checks
      case ED25519 -> signed.signatureLength() == 64;
      case P256, P384, P521 -> isPairInRange(signed, EcCurve.of(type));
    };
  }

  /** RFC 7518 section 3.4: r and s, each as long as the order of the curve, and below it. */
  private static boolean isPairInRange(SignedOctets signed, EcCurve curve) {
    int length = curve.octets();
    return signed.signatureLength() == 2 * length
        && isInRange(signed.in, signed.signatureFrom, curve)
        && isInRange(signed.in, signed.signatureFrom + length, curve);
  }

  private static boolean isInRange(byte[] octets, int from, EcCurve curve) {
    BigInteger number = new BigInteger(1, octets, from, curve.octets());
    return number.signum() > 0 && number.compareTo(curve.parameters().getOrder()) < 0;
  }
}
