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
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ListenerTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.in(folder, Map.of("licet.tls", "off", "licet.trusted-proxies", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoSendsABodyDropByDropIsCutOff() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var drips =
          Stream.of("/oauth/token", "/dashboard/signin", "/api/v2/jobs/users-imports")
              .map(path -> CompletableFuture.supplyAsync(() -> drip(path), threads))
              .toList();
      assertThat(drips.stream().map(CompletableFuture::join))
          .allSatisfy(lasted -> assertThat(lasted).isLessThan(Duration.ofSeconds(20)));
    }
  }

  @Test
  void whoFallsSilentInABodyIsToldSo() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var silences =
          Stream.of("/oauth/token", "/dashboard/signin", "/u/login", "/dbconnections/signup")
              .map(path -> CompletableFuture.supplyAsync(() -> silence(path), threads))
              .toList();
      for (var silence : silences) {
        assertThat(silence.join())
            .startsWith("HTTP/1.1 408")
            .containsIgnoringCase("content-type: application/json")
            .containsIgnoringCase("connection: close")
            .endsWith(
                "{\"statusCode\":408,\"error\":\"Request Timeout\",\"message\":\"Request"
                    + " Timeout\"}");
      }
    }
  }

  /** What the server answers, until it closes. */
  private static String silence(String path) {
    try (var socket = socket()) {
      socket.setSoTimeout(20_000);
      send(
          socket,
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600\r\n".formatted(path)
              + "Content-Type: %s\r\n\r\n{".formatted(path.startsWith("/db") ? JSON : FORM));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Node's client uses a connection up to the moment that it was told, and then comes too late. */
  @Test
  void clientsAreNotToldForHowLongAConnectionStaysOpen() throws IOException {
    try (var socket = socket()) {
      for (int i = 0; i < 2; i++) {
        send(socket, "HEAD /health/ready HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("timeout");
      }
    }
  }

  private static Socket socket() throws IOException {
    return new Socket("127.0.0.1", server.uri("/").getPort());
  }

  private static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("what comes after %s", answer).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString();
  }

  /** How long the server let us go on. */
  private static Duration drip(String path) {
    long begin = System.nanoTime();
    try (var socket = socket()) {
      socket.setTcpNoDelay(true);
      send(
          socket,
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n".formatted(path)
              + "Content-Type: %s\r\n\r\n".formatted(FORM));
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
