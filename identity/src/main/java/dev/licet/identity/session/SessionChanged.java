package dev.licet.identity.session;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** What is kept with a session was changed; said inside the same transaction. */
public record SessionChanged(BrowserSession before, BrowserSession after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update a session", kept(before), kept(after))
        .target(after.id())
        .about("user_id", after.userId());
  }

  private static Map<String, Object> kept(BrowserSession session) {
    return Map.of("session_metadata", session.metadata().members());
  }
}
