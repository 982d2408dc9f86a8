package dev.licet.identity.key;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the key table. Times are milliseconds, 0 where they have not come.
 *
 * @param certificate DER, base64
 * @param privateKey as {@link KeyProtection} writes it; empty once it has been destroyed
 */
record StoredKey(
    String kid,
    KeyAlgorithm algorithm,
    Role role,
    String certificate,
    String privateKey,
    long createdAt,
    long activatedAt,
    long retiredAt,
    long revokedAt) {
  /** A key's place in its life, as the table names it; in the order of the published set. */
  enum Role {
    CURRENT(KeyLife.Stage.ACTIVE),
    NEXT(KeyLife.Stage.ANNOUNCED),
    PREVIOUS(KeyLife.Stage.RETIRED),
    REVOKED(KeyLife.Stage.REVOKED);

    private final KeyLife.Stage stage;

    Role(KeyLife.Stage stage) {
      this.stage = stage;
    }
  }

  KeyLife life() {
    return new KeyLife(
        new PublishedKey(kid, algorithm, SelfSigned.decode(certificate)),
        role.stage,
        Instant.ofEpochMilli(createdAt),
        time(activatedAt),
        time(retiredAt),
        time(revokedAt));
  }

  boolean hasPrivateHalf() {
    return !privateKey.isEmpty();
  }

  /** Whether it may sign, or may have to until the current one does. */
  boolean canSign() {
    return hasPrivateHalf() && (role == Role.CURRENT || role == Role.PREVIOUS);
  }

  private static Optional<Instant> time(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** Without the private key. */
  @Override
  public String toString() {
    return "StoredKey[%s, %s, %s]".formatted(kid, algorithm, role);
  }
}
