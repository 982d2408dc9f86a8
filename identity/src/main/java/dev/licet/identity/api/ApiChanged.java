package dev.licet.identity.api;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An API or its permissions were changed; said inside the same transaction. */
public record ApiChanged(Api before, Api after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update a resource server", ApiJson.of(before), ApiJson.of(after))
        .target(after.id());
  }
}
