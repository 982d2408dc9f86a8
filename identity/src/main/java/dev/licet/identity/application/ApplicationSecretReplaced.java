package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An application has another secret; said inside the same transaction. */
public record ApplicationSecretReplaced(Application application) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Rotate a client secret").target(application.clientId());
  }
}
