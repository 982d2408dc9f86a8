package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.JWTException;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.util.List;

/**
 * FusionAuth's JWT library. It checks signature and expiry; issuer and audience are left to its
 * users, so they are compared here. A header that says {@code EdDSA} it refuses.
 */
final class FusionAuth {
  private FusionAuth() {}

  static Contender of(Material material) {
    Verifier verifier =
        material.algorithm().startsWith("RS")
            ? RSAVerifier.newVerifier(material.publicKey())
            : ECVerifier.newVerifier(material.publicKey());
    JWTDecoder decoder = JWT.getDecoder();
    return token -> {
      try {
        return checked(decoder.decode(token, verifier));
      } catch (JWTException e) {
        throw new Refused(e);
      }
    };
  }

  private static JWT checked(JWT jwt) throws Refused {
    boolean meant =
        jwt.audience instanceof List<?> several
            ? several.contains(Material.AUDIENCE)
            : Material.AUDIENCE.equals(jwt.audience);
    if (!meant || !Material.ISSUER.equals(jwt.issuer) || jwt.expiration == null) {
      throw new Refused("issuer, audience or expiry");
    }
    return jwt;
  }
}
