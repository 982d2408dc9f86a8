package dev.licet.identity.api;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An API was registered; said inside the same transaction. */
public record ApiRegistered(Api api, boolean withTestApplication) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create a resource server", ApiJson.of(api)).target(api.id());
  }
}
