package dev.licet.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that only lie there, and senders who never come to an end, stop nobody else; {@code
 * LICET_IDLE_CONNECTIONS} and {@code LICET_SLOW_SENDERS} say how many.
 */
class ManyConnectionsTest {
  private static final int IDLE = number("LICET_IDLE_CONNECTIONS", 2_000);
  private static final int SLOW = number("LICET_SLOW_SENDERS", 60);

  @TempDir Path folder;

  private static int number(String variable, int usual) {
    return Integer.parseInt(System.getenv().getOrDefault(variable, Integer.toString(usual)));
  }

  @Test
  void othersAreAnsweredMeanwhile(TestReporter reporter) throws Exception {
    List<AutoCloseable> all = new ArrayList<>();
    try (Identity identity = Unavailability.start(folder, Map.of())) {
      Shop shop = Shop.at(identity);
      try {
        idle(identity, all);
        List<Socket> slow = slow(identity, all);
        long slowest = 0;
        for (int i = 0; i < 40; i++) {
          long open = slow.stream().filter(ManyConnectionsTest::takesOneMore).count();
          assertThat(open).as("as long as they are not too slow").isPositive();
          slowest = Math.max(slowest, millis(shop));
          Eventually.pause(100);
        }
        reporter.publishEntry(
            "%d idle, %d slow: the slowest of 40 tokens took %d ms".formatted(IDLE, SLOW, slowest));
        assertThat(slowest).isLessThan(5_000);
      } finally {
        for (AutoCloseable one : all) {
          one.close();
        }
      }
    }
  }

  private static long millis(Shop shop) {
    long begin = System.nanoTime();
    assertThat(Unavailability.status(shop.machineToken())).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private static void idle(Identity identity, List<AutoCloseable> open) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getByName("localhost"), identity.port());
    for (int i = 0; i < IDLE; i++) {
      open.add(SocketChannel.open(server));
    }
  }

  /** By thirds: in the middle of the headers, of a body with its length, and of one of pieces. */
  private static List<Socket> slow(Identity identity, List<AutoCloseable> open) throws IOException {
    SSLSocketFactory tls = Https.context(identity.ca()).getSocketFactory();
    String post = "POST /oauth/token HTTP/1.1\r\nHost: " + identity.domain() + "\r\n";
    String form = post + "Content-Type: application/x-www-form-urlencoded\r\n";
    List<String> beginnings =
        List.of(
            post + "X-Slow: ",
            form + "Content-Length: 60000\r\n\r\n",
            form + "Transfer-Encoding: chunked\r\n\r\n2710\r\n");
    List<Socket> all = new ArrayList<>();
    for (int i = 0; i < SLOW; i++) {
      Socket socket = tls.createSocket("localhost", identity.port());
      open.add(socket);
      socket.getOutputStream().write(beginnings.get(i % 3).getBytes(US_ASCII));
      all.add(socket);
    }
    return all;
  }

  private static boolean takesOneMore(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
