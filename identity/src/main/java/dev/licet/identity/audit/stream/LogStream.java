package dev.licet.identity.audit.stream;

import java.util.List;
import java.util.Locale;

/**
 * Where the log is passed on to.
 *
 * @param id {@code lst_…}
 * @param filters the categories that are passed on; all where there is none
 * @param secret signs what a webhook gets
 * @param problem why the last try failed; empty where it did not
 */
record LogStream(
    String id,
    String name,
    Status status,
    Sink sink,
    List<String> filters,
    String secret,
    String problem) {
  LogStream {
    filters = List.copyOf(filters);
  }

  /** Whether it goes on, and who decided so. */
  enum Status {
    ACTIVE,
    /** Stopped by an administrator: what happens meanwhile is not passed on. */
    PAUSED,
    /** Stopped by the server, since nothing has arrived for a day. */
    SUSPENDED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  LogStream with(Sink otherSink, String otherSecret) {
    return new LogStream(id, name, status, otherSink, filters, otherSecret, problem);
  }

  LogStream with(Status other) {
    return new LogStream(id, name, other, sink, filters, secret, problem);
  }

  /** Its status on the wire. */
  public String state() {
    return status.wireName();
  }

  boolean passes(String category) {
    return filters.isEmpty() || filters.contains(category);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "LogStream[%s, %s, %s]".formatted(id, name, status);
  }
}
