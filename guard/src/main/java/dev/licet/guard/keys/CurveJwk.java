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
import java.util.Set;

/** The members of elliptic-curve JWKs (RFC 7518 section 6.2.1, RFC 8037 section 2). */
final class CurveJwk {
  /** What an Ed25519 key is preceded by to be a SubjectPublicKeyInfo (RFC 8410 section 4). */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private static final int ED25519_OCTETS = 32;

  /**
   * The y of the points of Ed25519 that are their own sum after eight steps at most, in the forms
   * that they can be written in: by such a key anybody can sign. The last bit, the sign of x, is 0.
   */
  private static final Set<String> OF_SMALL_ORDER =
      Set.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

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
    byte[] y = x.clone();
    y[ED25519_OCTETS - 1] &= 0x7F;
    if (OF_SMALL_ORDER.contains(HexFormat.of().formatHex(y))) {
      throw new Malformed("its point is one by whose key anybody can sign");
    }
    byte[] encoded = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(x));
    PublicKey key = Crypto.publicKey(KeyType.ED25519, new X509EncodedKeySpec(encoded));
    Crypto.signature(SignatureAlgorithm.EdDSA).initVerify(key); // looks whether it is on the curve
    return key;
  }
}
