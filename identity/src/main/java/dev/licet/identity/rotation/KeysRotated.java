package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * A key has taken another one's place; said inside the same transaction.
 *
 * @param retired the kid of the one that signs no more
 * @param active the kid of the one that signs now
 * @param byAge whether nobody asked for it
 */
public record KeysRotated(KeyAlgorithm algorithm, String retired, String active, boolean byAge)
    implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Rotate the signing keys")
        .target(active)
        .detail("algorithm", algorithm.name())
        .detail("retired", retired)
        .detail("by_age", byAge);
  }
}
