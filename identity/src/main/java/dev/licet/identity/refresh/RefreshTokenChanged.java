package dev.licet.identity.refresh;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** What is kept with a refresh token was changed; said inside the same transaction. */
public record RefreshTokenChanged(RefreshToken before, RefreshToken after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update a refresh token", kept(before), kept(after))
        .target(after.id())
        .about("user_id", after.authorization().userId())
        .about("client_id", after.authorization().clientId());
  }

  private static Map<String, Object> kept(RefreshToken token) {
    return Map.of("refresh_token_metadata", token.metadata().members());
  }
}
