package dev.licet.identity.token;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.audit.Logs;
import dev.licet.identity.issuing.TestTenant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server of its own: of one address only some refusals have an entry of their own. */
class TokenExchangeLogTest {
  private static final String FAILED = "\"failed_on_behalf_of_token_exchange\"";

  @TempDir Path folder;

  @Test
  void tellsWhoActsForWhom() throws InterruptedException {
    try (var server = TestServer.in(folder)) {
      var tenant = new TestTenant(server);
      var user = tenant.user();
      var api = tenant.api();
      var spa = tenant.publicApplication("{}", "authorization_code").application().clientId();
      var service = TestExchange.of(server, api);
      var token = TestExchange.token(server, spa, user, api, "openid read:a");
      service.exchanged(service.good(token));
      service.send(service.good(token + "x"));
      // Refusals are written together, a moment later.
      for (int wait = 0; wait < 100 && !log(server, service).contains(FAILED); wait++) {
        Thread.sleep(50);
      }
      assertThat(log(server, service))
          .contains(
              FAILED,
              "\"success_on_behalf_of_token_exchange\"",
              user.id(),
              "\"actor\":\"%s\"".formatted(service.clientId()))
          .doesNotContain(token.split("\\.")[2]);
    }
  }

  private static String log(TestServer server, TestExchange service) {
    return server.bean(Logs.class).after(0, 10_000).stream()
        .map(entry -> entry.line())
        .filter(line -> line.contains(service.clientId()))
        .collect(joining("\n"));
  }
}
