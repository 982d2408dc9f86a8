package dev.licet.identity.credential;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.time.Instant;
import java.util.Optional;

/**
 * A public key by which an application proves who it is.
 *
 * @param id {@code cred_} and letters and digits
 * @param kid what an assertion may name the key by, unique among those of the application
 * @param algorithm the only one that it serves
 * @param jwk the public key, as JSON
 * @param inUse whether assertions may be signed by it now
 * @param expiresAt from when on it counts no more
 */
public record Credential(
    String id,
    String clientId,
    String name,
    String kid,
    SignatureAlgorithm algorithm,
    String jwk,
    boolean inUse,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> expiresAt) {
  /** Whether it still counts at that time. */
  public boolean isLiveAt(Instant time) {
    return expiresAt.isEmpty() || time.isBefore(expiresAt.get());
  }

  Credential with(boolean used, Optional<Instant> expiry, Instant now) {
    return new Credential(id, clientId, name, kid, algorithm, jwk, used, createdAt, now, expiry);
  }
}
