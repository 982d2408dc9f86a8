package dev.licet.identity.administrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.TestServer;
import dev.licet.identity.Trust;
import java.io.IOException;
import java.nio.file.Path;

/** Sends what no HTTP client would: another name in the Host header. */
final class RawHttps {
  private RawHttps() {}

  /** The whole answer, headers and all. */
  static String get(TestServer server, Path folder, String path, String host) {
    var trust = Trust.in(folder.resolve("tls/ca.pem"));
    var port = server.uri("/").getPort();
    try (var socket = trust.getSocketFactory().createSocket("localhost", port)) {
      var request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
