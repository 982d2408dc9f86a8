package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;

/** jjwt. */
final class Jjwt {
  private Jjwt() {}

  static Contender of(Material material) {
    JwtParser parser =
        Jwts.parser()
            .verifyWith(material.publicKey())
            .requireIssuer(Material.ISSUER)
            .requireAudience(Material.AUDIENCE)
            .build();
    return token -> {
      try {
        return parser.parseSignedClaims(token);
      } catch (JwtException e) {
        throw new Refused(e);
      }
    };
  }
}
