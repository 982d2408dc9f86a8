package dev.licet.identity.api;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** The secret that signs an API's tokens is another one; said inside the same transaction. */
public record ApiSecretReplaced(Api api) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Replace the signing secret of a resource server").target(api.id());
  }
}
