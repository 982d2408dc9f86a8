package dev.licet.identity.connection;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A connection is going, and its users with it; said inside the same transaction. */
public record ConnectionRemoved(Connection connection) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete a connection", ConnectionJson.members(connection))
        .target(connection.id())
        .about("connection", connection.name());
  }
}
