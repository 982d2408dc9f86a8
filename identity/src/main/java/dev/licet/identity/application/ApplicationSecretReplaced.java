package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.time.Instant;
import java.util.Optional;

/**
 * An application has another secret; said inside the same transaction.
 *
 * @param oldUntil until when the one before goes on; empty if it is void
 */
public record ApplicationSecretReplaced(Application application, Optional<Instant> oldUntil)
    implements Noted {
  @Override
  public Note note() {
    var note = Note.of("sapi", "Rotate a client secret").target(application.clientId());
    return oldUntil
        .map(until -> note.detail("old_secret_works_until", until.toString()))
        .orElse(note);
  }
}
