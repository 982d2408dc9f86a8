package dev.licet.identity.signin;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;

/**
 * A user has signed in at a browser; said inside the same transaction.
 *
 * @param clientId the application they want to use
 */
public record SignedIn(User user, String clientId) implements Noted {
  @Override
  public Note note() {
    return Note.of("s", "Success Login")
        .user(user.id(), user.email())
        .about("connection", user.connection())
        .about("client_id", clientId);
  }
}
