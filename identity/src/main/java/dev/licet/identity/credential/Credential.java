package dev.licet.identity.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * By what an application proves who it is.
 *
 * @param id {@code cred_} and letters and digits
 * @param proof unique among those of the application
 * @param inUse whether it counts now
 * @param expiresAt from when on it counts no more
 */
public record Credential(
    String id,
    String clientId,
    String name,
    Proof proof,
    boolean inUse,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> expiresAt) {
  /** Whether it still counts at that time. */
  public boolean isLiveAt(Instant time) {
    return expiresAt.isEmpty() || time.isBefore(expiresAt.get());
  }

  Credential with(boolean used, Optional<Instant> expiry, Instant now) {
    return new Credential(id, clientId, name, proof, used, createdAt, now, expiry);
  }
}
