package dev.licet.identity.connection;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** Something about a connection was changed; said inside the same transaction. */
public record ConnectionChanged(Connection before, Connection after) implements Noted {
  @Override
  public Note note() {
    return Note.change(
            "Update a connection", ConnectionJson.members(before), ConnectionJson.members(after))
        .target(after.id())
        .about("connection", after.name());
  }
}
