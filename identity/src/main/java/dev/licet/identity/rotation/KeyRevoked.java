package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * The tokens of a key are good no more; said inside the same transaction.
 *
 * @param byAge whether nobody asked for it: the last of its tokens had expired
 */
public record KeyRevoked(KeyAlgorithm algorithm, String kid, boolean byAge) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Revoke a signing key")
        .target(kid)
        .detail("algorithm", algorithm.name())
        .detail("by_age", byAge);
  }
}
