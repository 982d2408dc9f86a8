package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Locale;
import java.util.Set;

/** SmallRye JWT, which Quarkus and WildFly have. */
final class SmallRye {
  private SmallRye() {}

  static Contender of(Material material) {
    JWTParser parser = new DefaultJWTParser(context(material));
    return token -> {
      try {
        return parser.parse(token);
      } catch (ParseException e) {
        throw new Refused(e);
      }
    };
  }

  private static JWTAuthContextInfo context(Material material) {
    JWTAuthContextInfo context = new JWTAuthContextInfo(material.publicKey(), Material.ISSUER);
    context.setSignatureAlgorithm(
        Set.of(SignatureAlgorithm.valueOf(material.algorithm().toUpperCase(Locale.ROOT))));
    context.setExpectedAudience(Set.of(Material.AUDIENCE));
    return context;
  }
}
