package dev.licet.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;

/** A key pair, ready to sign. */
final class SigningKey {
  private final PublishedKey published;
  private final JWSAlgorithm algorithm;
  private final JWSSigner signer;

  SigningKey(PublishedKey published, byte[] privateKey) {
    this.published = published;
    this.algorithm = JWSAlgorithm.parse(published.algorithm().name());
    this.signer = signer(published.algorithm(), privateKey);
    signer.getJCAContext().setProvider(SigningProvider.fastest(published.algorithm()));
  }

  PublishedKey published() {
    return published;
  }

  String sign(String typ, Map<String, Object> claims) {
    var header =
        new JWSHeader.Builder(algorithm)
            .type(new JOSEObjectType(typ))
            .keyID(published.kid())
            .build();
    var token = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key " + published.kid() + " cannot sign", e);
    }
    return token.serialize();
  }

  private static JWSSigner signer(KeyAlgorithm algorithm, byte[] privateKey) {
    var own = SigningProvider.read(privateKey, algorithm);
    try {
      return algorithm.isRsa() ? new RSASSASigner(own) : new ECDSASigner(own, Curve.P_256);
    } catch (JOSEException e) {
      throw new IllegalStateException("A key for " + algorithm + " is none", e);
    }
  }
}
