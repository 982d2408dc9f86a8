package dev.licet.guard.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/**
 * A curve of RFC 7518 section 6.2.1.1.
 *
 * @param parameters its numbers
 * @param octets the length of a coordinate
 */
record EcCurve(ECParameterSpec parameters, int octets) {
  private static final EcCurve P256 = named("secp256r1");
  private static final EcCurve P384 = named("secp384r1");
  private static final EcCurve P521 = named("secp521r1");

  static EcCurve of(KeyType type) {
    return switch (type) {
      case P256 -> P256;
      case P384 -> P384;
      case P521 -> P521;
      case RSA, ED25519 -> throw new IllegalArgumentException(type + " is on no such curve");
    };
  }

  private static EcCurve named(String name) {
    try {
      AlgorithmParameters algorithm = AlgorithmParameters.getInstance("EC");
      algorithm.init(new ECGenParameterSpec(name));
      ECParameterSpec parameters = algorithm.getParameterSpec(ECParameterSpec.class);
      return new EcCurve(parameters, (parameters.getCurve().getField().getFieldSize() + 7) / 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + name, e);
    }
  }

  /** Whether y² = x³ + ax + b, and both are coordinates at all. */
  boolean contains(ECPoint point) {
    EllipticCurve curve = parameters.getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
  }
}
