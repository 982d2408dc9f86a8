package dev.licet.bench.rivals;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import dev.licet.bench.Material;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Auth0's java-jwt. It has no EdDSA. */
final class Auth0 {
  private Auth0() {}

  static Contender of(Material material) {
    Algorithm algorithm =
        material.publicKey() instanceof RSAPublicKey rsa
            ? Algorithm.RSA256(rsa, null)
            : Algorithm.ECDSA256((ECPublicKey) material.publicKey(), null);
    JWTVerifier verifier =
        JWT.require(algorithm)
            .withIssuer(Material.ISSUER)
            .withAudience(Material.AUDIENCE)
            .withClaimPresence("exp")
            .build();
    return token -> {
      try {
        return verifier.verify(token);
      } catch (JWTVerificationException e) {
        throw new Refused(e);
      }
    };
  }
}
