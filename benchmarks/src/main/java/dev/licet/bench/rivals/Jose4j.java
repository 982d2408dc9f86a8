package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j. */
final class Jose4j {
  private Jose4j() {}

  static Contender of(Material material) {
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setVerificationKey(material.publicKey())
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, material.algorithm()))
            .setExpectedIssuer(Material.ISSUER)
            .setExpectedAudience(Material.AUDIENCE)
            .setRequireExpirationTime()
            .setRequireSubject()
            .build();
    return token -> {
      try {
        return consumer.processToClaims(token);
      } catch (InvalidJwtException e) {
        throw new Refused(e);
      }
    };
  }
}
