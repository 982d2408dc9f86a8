package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.audit.Logs;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

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

  /** Of its own connection nobody can say that it is another one. */
  @Test
  void takesTheCallersAddressFromTheListedProxyOnly() {
    var proxies = Map.of("licet.trusted-proxies", "127.0.0.1,10.0.0.0/8");
    try (var server = TestServer.in(folder, proxies)) {
      assertThat(address(server, "203.0.113.9")).isEqualTo("203.0.113.9");
      assertThat(address(server, "198.51.100.1, 203.0.113.9, 10.1.2.3")).isEqualTo("203.0.113.9");
      assertThat(address(server, "203.0.113.9:4711")).isEqualTo("203.0.113.9");
      assertThat(address(server, "[2001:DB8::1]:4711")).isEqualTo("2001:db8:0:0:0:0:0:1");
      assertThat(address(server, "2001:db8:0::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
      assertThat(address(server, "::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
      assertThat(address(server, "<script>")).isEqualTo("127.0.0.1");
      assertThat(address(server, "203.0.113.9, unknown")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void believesNobodyWhereNoProxyIsListed() {
    try (var server = TestServer.in(folder)) {
      assertThat(address(server, "203.0.113.9")).isEqualTo("127.0.0.1");
    }
  }

  /** Spring Boot would read these headers there by itself, of every private address. */
  @Test
  void believesNobodyElseOnKubernetes() {
    var platform = "spring.main.cloud-platform";
    try (var server = TestServer.in(folder, Map.of(platform, "kubernetes"))) {
      assertThat(address(server, "203.0.113.9")).isEqualTo("127.0.0.1");
    }
    var trusting = Map.of(platform, "kubernetes", "licet.trusted-proxies", "127.0.0.1");
    try (var server = TestServer.in(folder, trusting)) {
      assertThat(address(server, "203.0.113.10")).isEqualTo("203.0.113.10");
    }
  }

  /** What the log tells of a call that is refused. */
  private static String address(TestServer server, String forwardedFor) {
    var agent = "agent " + forwardedFor;
    server.send(
        HttpRequest.newBuilder(server.uri("/oauth/token"))
            .header("X-Forwarded-For", forwardedFor)
            .header("User-Agent", agent)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=nobody"))
            .build());
    return server.bean(Logs.class).after(0, 1_000).stream()
        .map(entry -> new JsonMapper().readTree(entry.line()))
        .filter(entry -> entry.path("user_agent").asString().equals(agent))
        .map(entry -> entry.path("ip").asString())
        .findFirst()
        .orElseThrow();
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
