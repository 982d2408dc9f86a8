package dev.licet.identity.api;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An API is being removed; said inside the same transaction, while its row is still there. */
public record ApiRemoved(Api api) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete a resource server", ApiJson.of(api)).target(api.id());
  }
}
