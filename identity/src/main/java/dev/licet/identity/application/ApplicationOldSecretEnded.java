package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An old secret is void before its time; said inside the same transaction. */
public record ApplicationOldSecretEnded(Application application) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Revoke an old client secret").target(application.clientId());
  }
}
