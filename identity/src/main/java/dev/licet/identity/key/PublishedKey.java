package dev.licet.identity.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.licet.identity.shared.Hashes;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The public half of a signing key.
 *
 * @param kid 21 url-safe characters
 * @param algorithm the only one that it serves
 * @param certificate self-signed, its name is the domain's
 */
public record PublishedKey(String kid, KeyAlgorithm algorithm, X509Certificate certificate) {
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  /**
   * As a JWK, its members in Auth0's order.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-4">RFC 7517, 4</a>
   */
  public Map<String, Object> jwk() {
    var jwk = new LinkedHashMap<String, Object>();
    jwk.put("kty", algorithm.family());
    jwk.put("use", "sig");
    switch (certificate.getPublicKey()) {
      case RSAPublicKey rsa -> {
        jwk.put("n", unsigned(rsa.getModulus()));
        jwk.put("e", unsigned(rsa.getPublicExponent()));
      }
      case ECPublicKey ec -> {
        var point = new ECKey.Builder(Curve.P_256, ec).build();
        jwk.put("crv", point.getCurve().getName());
        jwk.put("x", point.getX().toString());
        jwk.put("y", point.getY().toString());
      }
      default -> throw new IllegalStateException("The key " + kid + " is of no kind of ours");
    }
    jwk.put("kid", kid);
    jwk.put("x5t", BASE64_URL.encodeToString(sha1()));
    jwk.put("x5c", List.of(Base64.getEncoder().encodeToString(der())));
    jwk.put("alg", algorithm.name());
    return jwk;
  }

  /** The certificate in DER. */
  public byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate in use has no DER form", e);
    }
  }

  /** The certificate's SHA-1, the name that {@code x5t} and Auth0's tools have for it. */
  public byte[] sha1() {
    return Hashes.sha1(der());
  }

  /** RFC 7518, section 2: big-endian, without the byte that Java adds for the sign. */
  private static String unsigned(BigInteger number) {
    var bytes = number.toByteArray();
    var from = bytes[0] == 0 ? 1 : 0;
    return BASE64_URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
