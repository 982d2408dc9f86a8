package dev.licet.identity.user;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A user is being removed; said inside the same transaction. */
public record UserRemoved(User user) implements Noted {
  @Override
  public Note note() {
    return Note.removal("User successfully deleted", UserJson.of(user))
        .as("sdu")
        .target(user.id())
        .user(user.id(), user.email())
        .about("connection", user.connection());
  }
}
