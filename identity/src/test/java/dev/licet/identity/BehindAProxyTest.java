package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LICET_TLS=off: a proxy on this machine speaks TLS. */
@Tag("once")
class BehindAProxyTest {
  @TempDir Path folder;

  @Test
  void believesTheListedProxyAboutTheScheme() {
    try (var server = TestServer.in(folder, settings("127.0.0.1"))) {
      assertThat(get(server, "https").headers().firstValue("Strict-Transport-Security"))
          .isPresent();
      assertThat(get(server, "http").headers().firstValue("Strict-Transport-Security")).isEmpty();
      assertThat(get(server, "https").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void turnsAwayWhoDoesNotComeByTheProxy() {
    try (var server = TestServer.in(folder, settings("192.0.2.0/24"))) {
      assertThat(get(server, "https").statusCode()).isEqualTo(403);
    }
  }

  private static Map<String, String> settings(String proxies) {
    return Map.of(
        "licet.tls", "off",
        "licet.trusted-proxies", proxies,
        "licet.domain", "login.example.com");
  }

  private static HttpResponse<String> get(TestServer server, String scheme) {
    var address = URI.create("http://localhost:" + server.uri("/").getPort() + "/health/live");
    return server.send(
        HttpRequest.newBuilder(address)
            .header("X-Forwarded-Proto", scheme)
            .header("X-Forwarded-For", "203.0.113.9")
            .build());
  }
}
