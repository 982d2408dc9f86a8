package dev.licet.identity.refresh;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * A refresh token was presented that had been exchanged before, and its family has ended; said
 * inside the same transaction.
 */
public record RefreshTokenReused(RefreshToken token) implements Noted {
  @Override
  public Note note() {
    var authorization = token.authorization();
    return Note.of("ferrt", "Unsuccessful Refresh Token exchange, reused refresh token detected")
        .about("user_id", authorization.userId())
        .about("client_id", authorization.clientId())
        .detail("familyId", token.id())
        .detail("latestCounter", token.exchanges());
  }
}
