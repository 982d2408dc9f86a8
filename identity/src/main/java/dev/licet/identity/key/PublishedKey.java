package dev.licet.identity.key;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/**
 * The public half of a signing key.
 *
 * @param kid 21 url-safe characters
 * @param certificate self-signed, its name is the domain's
 */
public record PublishedKey(String kid, X509Certificate certificate) {
  /** The JWS algorithm that goes with it. */
  public String algorithm() {
    return "RS256";
  }

  public RSAPublicKey publicKey() {
    return (RSAPublicKey) certificate.getPublicKey();
  }
}
