package dev.licet.identity.audit.stream;

import static dev.licet.identity.user.TestUsers.done;

import dev.licet.identity.TestServer;
import java.util.List;

/** Log streams of a server, for tests of what shows them. */
public final class TestStreams {
  private TestStreams() {}

  /** Makes a stream to a file, and answers its id. */
  public static String create(TestServer server) {
    var sink = new Sink.File("audit.jsonl");
    return done(server.bean(LogStreams.class).create("Archive", sink, List.of())).id();
  }
}
