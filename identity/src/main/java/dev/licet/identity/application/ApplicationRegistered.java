package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An application was registered; said inside the same transaction. */
public record ApplicationRegistered(Application application) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create a client", ApplicationJson.members(application))
        .target(application.clientId());
  }
}
