package dev.licet.identity;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for the servers of tests. */
public final class TestPorts {
  /**
   * From here on Linux gives them to outgoing connections, one of which could take it meanwhile.
   */
  private static final int LOWEST_OF_OTHERS = 32_768;

  private TestPorts() {}

  /** One at which nobody listens. */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, LOWEST_OF_OTHERS);
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException _) {
        // Somebody has it: another one will do.
      }
    }
  }
}
