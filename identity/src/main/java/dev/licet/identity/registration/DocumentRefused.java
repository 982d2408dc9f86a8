package dev.licet.identity.registration;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** A client id leads to a document that cannot be had, or is none. */
record DocumentRefused(String url, String why) implements Noted {
  @Override
  public Note note() {
    return Note.of("f", "The client ID metadata document of an application was refused")
        .detail("error", Map.of("oauthError", "invalid_client_metadata", "message", why))
        .detail("external_client_id", url);
  }
}
