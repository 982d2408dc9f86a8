package dev.licet.guard.keys;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.Malformed;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The members of elliptic-curve JWKs (RFC 7518 section 6.2.1, RFC 8037 section 2). */
final class CurveJwk {
  /** What an Ed25519 key is preceded by to be a SubjectPublicKeyInfo (RFC 8410 section 4). */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private static final int ED25519_OCTETS = 32;

  private CurveJwk() {}

  static PublicKey weierstrass(Json.Members jwk, KeyType type)
      throws Malformed, GeneralSecurityException {
    EcCurve curve = EcCurve.of(type);
    ECPoint point = new ECPoint(coordinate(jwk, "x", curve), coordinate(jwk, "y", curve));
    if (!curve.contains(point)) {
      throw new Malformed("its point is not on its curve");
    }
    return Crypto.publicKey(type, new ECPublicKeySpec(point, curve.parameters()));
  }

  private static BigInteger coordinate(Json.Members jwk, String name, EcCurve curve)
      throws Malformed {
    byte[] octets = JwkReader.octets(jwk, name);
    if (octets.length != curve.octets()) {
      throw new Malformed("its " + name + " does not have the length of its curve");
    }
    return new BigInteger(1, octets);
  }

  static PublicKey edwards(Json.Members jwk) throws Malformed, GeneralSecurityException {
    byte[] x = JwkReader.octets(jwk, "x");
    if (x.length != ED25519_OCTETS) {
      throw new Malformed("its x does not have the length of its curve");
    }
    Ed25519Point.check(x);
    byte[] encoded = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(x));
    return Crypto.publicKey(KeyType.ED25519, new X509EncodedKeySpec(encoded));
  }
}
