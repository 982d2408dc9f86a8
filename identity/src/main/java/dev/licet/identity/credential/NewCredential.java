package dev.licet.identity.credential;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.time.Instant;
import java.util.Optional;

/**
 * A credential to be added.
 *
 * @param kid empty for the one that the key comes with, or its thumbprint
 * @param algorithm empty for what such keys are mostly used with
 * @param expiresAt empty for never
 */
public record NewCredential(
    String name,
    PublicKeyText key,
    Optional<String> kid,
    Optional<SignatureAlgorithm> algorithm,
    Optional<Instant> expiresAt) {
  /** One of which no more is said. */
  public static NewCredential of(String name, PublicKeyText key) {
    return new NewCredential(name, key, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether that one is the same key, under the same name. */
  boolean isOf(Credential credential) {
    return key.jwk(chosenKid(), chosenAlgorithm()).equals(credential.jwk());
  }

  public String chosenKid() {
    return kid.orElseGet(key::kid);
  }

  public SignatureAlgorithm chosenAlgorithm() {
    return algorithm.or(key::usualAlgorithm).orElseThrow();
  }
}
