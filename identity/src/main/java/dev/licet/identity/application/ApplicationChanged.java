package dev.licet.identity.application;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An application was changed; said inside the same transaction. */
public record ApplicationChanged(Application before, Application after) implements Noted {
  @Override
  public Note note() {
    return Note.change(
            "Update a client", ApplicationJson.members(before), ApplicationJson.members(after))
        .target(after.clientId());
  }
}
