package dev.licet.identity.key;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a signing key stands in its life: announced, then active, then retired, then revoked.
 *
 * @param announced from when on it was published
 * @param activated from when on it signs, which may be a few seconds ahead
 * @param retired from when on it signed no more, though its tokens are good
 * @param revoked from when on its tokens are good no more
 */
public record KeyLife(
    PublishedKey key,
    Stage stage,
    Instant announced,
    Optional<Instant> activated,
    Optional<Instant> retired,
    Optional<Instant> revoked) {
  /** The stages, in the order of the published set. */
  public enum Stage {
    ACTIVE,
    ANNOUNCED,
    RETIRED,
    REVOKED
  }

  /** Whether it is in the published set. */
  public boolean isPublished() {
    return stage != Stage.REVOKED;
  }
}
