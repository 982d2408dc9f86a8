package dev.licet.guard.keys;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What a signature must look like before any provider is asked. Some versions of the JDK took an
 * ECDSA signature of zeros for right (CVE-2022-21449); here it never gets there.
 */
final class SignatureForm {
  private SignatureForm() {}

  static boolean isPlausible(KeyType type, byte[] signature) {
    return switch (type) {
      case RSA -> true; // as long as the modulus, which every provider checks
      case ED25519 -> signature.length == 64;
      case P256, P384, P521 -> isPairInRange(signature, EcCurve.of(type));
    };
  }

  /** RFC 7518 section 3.4: r and s, each as long as the order of the curve, and below it. */
  private static boolean isPairInRange(byte[] signature, EcCurve curve) {
    int length = curve.octets();
    return signature.length == 2 * length
        && isInRange(Arrays.copyOfRange(signature, 0, length), curve)
        && isInRange(Arrays.copyOfRange(signature, length, 2 * length), curve);
  }

  private static boolean isInRange(byte[] octets, EcCurve curve) {
    BigInteger number = new BigInteger(1, octets);
    return number.signum() > 0 && number.compareTo(curve.parameters().getOrder()) < 0;
  }
}
