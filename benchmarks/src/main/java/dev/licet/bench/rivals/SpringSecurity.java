package dev.licet.bench.rivals;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.licet.bench.Material;
import java.text.ParseException;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder: what its resource server does with a token, without the filters. */
final class SpringSecurity {
  private SpringSecurity() {}

  static Contender of(Material material) {
    NimbusJwtDecoder decoder = decoder(material);
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            List.of(
                new JwtIssuerValidator(Material.ISSUER),
                new JwtAudienceValidator(Material.AUDIENCE))));
    return token -> {
      try {
        return decoder.decode(token);
      } catch (JwtException e) {
        throw new Refused(e);
      }
    };
  }

  private static NimbusJwtDecoder decoder(Material material) {
    try {
      return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(JWKSet.parse(material.jwks())))
          .jwsAlgorithm(SignatureAlgorithm.valueOf(material.algorithm()))
          .build();
    } catch (ParseException e) {
      throw new IllegalStateException("Spring Security cannot use this key", e);
    }
  }
}
