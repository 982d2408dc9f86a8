package dev.licet.identity;

import dev.licet.identity.outbound.TestWebhook;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** A web of one program on this machine, and a server that may call it; both for all tests. */
public record TestWeb(TestServer server, TestWebhook web) {
  private static @Nullable TestWeb shared;

  public static synchronized TestWeb shared() {
    var running = shared;
    if (running == null) {
      running = started();
      shared = running;
    }
    return running;
  }

  private static TestWeb started() {
    try {
      var web = TestWebhook.in(Files.createTempDirectory("licet-web"));
      return new TestWeb(TestServer.calling(web.trust()), web);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
