package dev.licet.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class BodyPaceTest {
  @TempDir Path folder;

  @Test
  void whoSendsABodyDropByDropIsCutOff() {
    var settings = Map.of("licet.tls", "off", "licet.trusted-proxies", "127.0.0.1");
    try (var server = TestServer.in(folder, settings)) {
      var drips =
          Stream.of("/oauth/token", "/dashboard/signin", "/api/v2/jobs/users-imports")
              .map(path -> CompletableFuture.supplyAsync(() -> drip(server, path)))
              .toList();
      assertThat(drips.stream().map(CompletableFuture::join))
          .allSatisfy(lasted -> assertThat(lasted).isLessThan(Duration.ofSeconds(20)));
    }
  }

  /** How long the server let us go on. */
  private static Duration drip(TestServer server, String path) {
    long begin = System.nanoTime();
    try (var socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
      socket.setTcpNoDelay(true);
      send(
          socket,
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n".formatted(path)
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
      for (var drop : List.of("a".repeat(120).split(""))) {
        send(socket, drop);
        Thread.sleep(250);
      }
    } catch (SocketException e) {
      return Duration.ofNanos(System.nanoTime() - begin);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }
}
