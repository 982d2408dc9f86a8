package dev.licet.identity.audit.stream;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** Something about a stream that the log itself keeps. */
record StreamNoted(Note note) implements Noted {
  static StreamNoted created(LogStream stream) {
    return new StreamNoted(
        Note.creation("Create a log stream", StreamJson.of(stream)).target(stream.id()));
  }

  static StreamNoted changed(LogStream before, LogStream after) {
    return new StreamNoted(
        Note.change("Update a log stream", StreamJson.of(before), StreamJson.of(after))
            .target(after.id()));
  }

  static StreamNoted removed(LogStream stream) {
    return new StreamNoted(
        Note.removal("Delete a log stream", StreamJson.of(stream)).target(stream.id()));
  }

  static StreamNoted suspended(LogStream stream, String problem) {
    return new StreamNoted(
        Note.of("w", "A log stream was suspended: nothing has arrived for a day")
            .target(stream.id())
            .detail("name", stream.name())
            .detail("problem", problem));
  }

  static StreamNoted dropped(LogStream stream, int count) {
    return new StreamNoted(
        Note.of("w", "Entries that waited for a log stream were dropped")
            .target(stream.id())
            .detail("name", stream.name())
            .detail("count", count));
  }
}
