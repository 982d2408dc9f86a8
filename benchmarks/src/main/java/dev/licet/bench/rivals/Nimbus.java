package dev.licet.bench.rivals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.licet.bench.Material;
import java.text.ParseException;
import java.util.Set;

/** Nimbus JOSE + JWT: its processor, and for EdDSA, which that does not do, its verifier. */
final class Nimbus {
  private Nimbus() {}

  static Contender of(Material material) {
    try {
      JWKSet keys = JWKSet.parse(material.jwks());
      return material.algorithm().equals("EdDSA") ? edDsa(keys) : processor(keys, material);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("Nimbus cannot use this key", e);
    }
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims() {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(Material.ISSUER).build();
    return new DefaultJWTClaimsVerifier<>(Material.AUDIENCE, exact, Set.of("exp", "sub"));
  }

  private static Contender processor(JWKSet keys, Material material) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.parse(material.algorithm()), new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier(claims());
    return token -> {
      try {
        return processor.process(token, null);
      } catch (ParseException | BadJOSEException | JOSEException e) {
        throw new Refused(e);
      }
    };
  }

  private static Contender edDsa(JWKSet keys) throws JOSEException {
    Ed25519Verifier verifier = new Ed25519Verifier(keys.getKeys().get(0).toOctetKeyPair());
    DefaultJWTClaimsVerifier<SecurityContext> claims = claims();
    return token -> {
      try {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(verifier)) {
          throw new Refused("signature");
        }
        claims.verify(jwt.getJWTClaimsSet(), null);
        return jwt.getJWTClaimsSet();
      } catch (ParseException | BadJOSEException | JOSEException e) {
        throw new Refused(e);
      }
    };
  }
}
