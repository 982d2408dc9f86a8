package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.LogEntry;
import java.io.IOException;
import java.util.List;

/** One way to pass entries on. */
interface Delivery {
  /**
   * Passes entries on, all of them.
   *
   * @throws IOException with a message for people, if they may not have arrived
   */
  void send(LogStream stream, List<LogEntry> entries) throws IOException;
}
