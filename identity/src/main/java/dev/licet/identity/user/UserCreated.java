package dev.licet.identity.user;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A user was made; said inside the same transaction. */
public record UserCreated(User user) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create a User", UserJson.of(user))
        .target(user.id())
        .user(user.id(), user.email())
        .about("connection", user.connection());
  }
}
