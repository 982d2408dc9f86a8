package dev.licet.identity.user;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * A user has another password; said inside the same transaction.
 *
 * @param user what signs in with it
 * @param ownerId who is signed in by it: the same, or whom it was linked to
 */
public record UserPasswordChanged(User user, String ownerId) implements Noted {
  @Override
  public Note note() {
    return Note.of("scp", "Success Change Password")
        .target(user.id())
        .user(ownerId, user.email())
        .about("connection", user.connection());
  }
}
