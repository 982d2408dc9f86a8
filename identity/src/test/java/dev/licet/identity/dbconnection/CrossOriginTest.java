package dev.licet.identity.dbconnection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** auth0-js signs people up from pages of other origins. */
@Tag("once")
class CrossOriginTest {
  private static final String ORIGIN = "https://shop.example.com";
  private final TestServer server = TestServer.shared();

  private static Optional<String> allowed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/dbconnections/signup", "/dbconnections/change_password", "/passwordless/start"})
  void letsAScriptAskAndReadTheAnswer(String path) {
    var preflight =
        HttpRequest.newBuilder(server.uri(path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "auth0-client,content-type");
    var promise = server.send(preflight.build());
    assertThat(promise.statusCode()).isEqualTo(200);
    assertThat(allowed(promise)).hasValue("*");
    assertThat(promise.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    var refused =
        server.send(
            HttpRequest.newBuilder(server.uri(path))
                .POST(BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .header("Origin", ORIGIN)
                .build());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(allowed(refused)).hasValue("*");
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("DPoP-Nonce", "Retry-After", "X-RateLimit-Reset");
  }
}
