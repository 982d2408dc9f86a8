package dev.licet.identity.user;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A user has another password; said inside the same transaction. */
public record UserPasswordChanged(User user) implements Noted {
  @Override
  public Note note() {
    return Note.of("scp", "Success Change Password")
        .target(user.id())
        .user(user.id(), user.email())
        .about("connection", user.connection());
  }
}
