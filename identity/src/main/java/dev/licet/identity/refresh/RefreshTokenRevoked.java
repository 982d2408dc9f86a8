package dev.licet.identity.refresh;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * A refresh token was ended by its application or an administrator; said inside the same
 * transaction.
 */
public record RefreshTokenRevoked(RefreshToken token) implements Noted {
  @Override
  public Note note() {
    return Note.of("srrt", "Success Revocation")
        .target(token.id())
        .about("user_id", token.authorization().userId())
        .about("client_id", token.authorization().clientId());
  }
}
