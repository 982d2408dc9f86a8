package dev.licet.identity.signin;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;

/**
 * Somebody has made an account for themselves.
 *
 * @param clientId the application they want to use
 */
public record SignedUp(User user, String clientId) implements Noted {
  @Override
  public Note note() {
    return Note.of("ss", "Success Signup")
        .user(user.id(), user.email())
        .about("connection", user.connection())
        .about("client_id", clientId);
  }
}
