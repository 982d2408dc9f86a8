package dev.licet.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.PrivateKey;
import java.util.Map;

/** A key pair, ready to sign. */
final class SigningKey {
  private final PublishedKey published;
  private final RSASSASigner signer;

  SigningKey(PublishedKey published, PrivateKey privateKey) {
    this.published = published;
    this.signer = new RSASSASigner(RsaProvider.own(privateKey));
    signer.getJCAContext().setProvider(RsaProvider.fastest());
  }

  PublishedKey published() {
    return published;
  }

  String sign(String typ, Map<String, Object> claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
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
}
