package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that a setting names lives as long as the application. */
class ReplayStoreFromSettingsTest {
  /** Says OK to every command of one client, and is over when that client has gone. */
  private static CompletableFuture<Void> serveOne(ServerSocket server) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> {
          try (Socket client = server.accept()) {
            answer(client);
          } catch (IOException reset) {
            // gone as well
          }
          gone.complete(null);
        });
    thread.setDaemon(true);
    thread.start();
    return gone;
  }

  /** RESP: a command is {@code *N}, then N times a length and a text. */
  private static void answer(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      for (int i = 0; i < 2 * Integer.parseInt(line.substring(1)); i++) {
        in.readLine();
      }
      out.write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  @Test
  void itIsClosedWithTheApplication() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> gone = serveOne(server);
      TestKey key = TestKeys.ec("client", "ES256");
      String token = TestApi.bound(key);
      try (TestApi api =
          TestApi.start(
              BoundTokensTest.App.class,
              "licet.dpop.mode=required",
              "licet.dpop.replay-store=valkey://127.0.0.1:" + server.getLocalPort())) {
        String proof = TestProof.by(key, "GET", api.uri("/user").toString(), token).text();
        assertThat(
                api.call("GET", "/user", "Authorization", "DPoP " + token, "DPoP", proof)
                    .statusCode())
            .isEqualTo(200);
        assertThat(gone).isNotDone();
      }
      gone.get(20, TimeUnit.SECONDS);
    }
  }
}
