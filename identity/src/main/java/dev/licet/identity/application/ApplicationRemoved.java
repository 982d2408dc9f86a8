package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An application is being removed; said inside the same transaction. */
public record ApplicationRemoved(Application application) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete a client", ApplicationJson.members(application))
        .target(application.clientId());
  }
}
