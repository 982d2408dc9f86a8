package dev.licet.identity.user;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** Something about a user was changed; said inside the same transaction. */
public record UserChanged(User before, User after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update a User", UserJson.of(before), UserJson.of(after))
        .target(after.id())
        .user(after.id(), after.email())
        .about("connection", after.connection());
  }
}
