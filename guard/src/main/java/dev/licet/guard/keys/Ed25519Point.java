package dev.licet.guard.keys;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import dev.licet.guard.internal.Malformed;
import java.math.BigInteger;
import java.util.Set;

/**
 * Whether 32 octets are a point of the curve of Ed25519 (RFC 8032 section 5.1.3) that may be a key.
 * Not every provider looks: Java's does when the key is used, Amazon's does not.
 */
final class Ed25519Point {
  private static final int SIGN_OF_X = 0x80;
  private static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);
  private static final BigInteger OF_ORDER_EIGHT =
      new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

  /** The y of the points that eight times themselves are the neutral one. */
  private static final Set<BigInteger> OF_SMALL_ORDER =
      Set.of(ZERO, ONE, P.subtract(ONE), OF_ORDER_EIGHT, P.subtract(OF_ORDER_EIGHT));

  private Ed25519Point() {}

  static void check(byte[] octets) throws Malformed {
    BigInteger y = y(octets);
    if (OF_SMALL_ORDER.contains(y.mod(P))) {
      throw new Malformed("its point is one by whose key anybody can sign");
    }
    if (y.compareTo(P) >= 0 || !isOnCurve(y)) {
      throw new Malformed("its point is not on its curve");
    }
  }

  /** The number without the highest bit, which is the sign of x; the lowest octet comes first. */
  private static BigInteger y(byte[] octets) {
    byte[] highestFirst = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      highestFirst[i] = octets[octets.length - 1 - i];
    }
    highestFirst[0] = (byte) (highestFirst[0] & ~SIGN_OF_X);
    return new BigInteger(1, highestFirst);
  }

  /** Whether there is an x: x² = (y² − 1) / (dy² + 1), so that must be a square (Euler). */
  private static boolean isOnCurve(BigInteger y) {
    BigInteger square = y.multiply(y);
    BigInteger xSquare =
        square.subtract(ONE).multiply(square.multiply(D).add(ONE).modInverse(P)).mod(P);
    return xSquare.modPow(P.subtract(ONE).shiftRight(1), P).equals(ONE);
  }
}
