package dev.licet.identity.connection;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A connection was made; said inside the same transaction. */
public record ConnectionCreated(Connection connection) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create a connection", ConnectionJson.members(connection))
        .target(connection.id())
        .about("connection", connection.name());
  }
}
