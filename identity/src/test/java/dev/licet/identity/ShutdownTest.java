package dev.licet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.store.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class ShutdownTest {
  private static final String BODY = "grant_type=client_credentials";

  @TempDir Path folder;

  @Test
  void asksForNoMoreRequestsOnceItIsUnderWay() {
    try (var server = TestServer.in(folder)) {
      AvailabilityChangeEvent.publish(server.context(), ReadinessState.REFUSING_TRAFFIC);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"down\"}");
      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void finishesARequestThatIsRunningAndClosesTheDatabase() throws Exception {
    var server = TestServer.in(folder);
    try (var socket = connect(server)) {
      write(
          socket,
          "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + BODY.length()
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
              + BODY.substring(0, 5));
      Thread.sleep(1_000);
      var closing = CompletableFuture.runAsync(server::close);
      Thread.sleep(1_000);
      assertThat(closing).isNotDone();
      write(socket, BODY.substring(5));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 4")
          .contains("\"error\":");
      closing.get(20, TimeUnit.SECONDS);
    }
    assertThat(Files.exists(folder.resolve("licet.db"))).isEqualTo(!TestDatabase.isPostgres());
    assertThat(Files.exists(folder.resolve("licet.db-wal"))).isFalse();
  }

  private Socket connect(TestServer server) throws IOException {
    return Trust.in(folder.resolve("tls/ca.pem"))
        .getSocketFactory()
        .createSocket("localhost", server.uri("/").getPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }
}
