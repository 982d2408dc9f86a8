package dev.licet.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class IdentityServerTest {
  private static final TestServer SERVER = TestServer.shared();

  @Nested
  class Errors {
    @Test
    void areJsonForAnUnknownPath() {
      assertError(SERVER.get("/nowhere"), 404, "Not Found");
    }

    @Test
    void areJsonForAWrongMethod() {
      var answer =
          SERVER.send(
              HttpRequest.newBuilder(SERVER.uri("/.well-known/jwks.json"))
                  .POST(BodyPublishers.ofString("{}"))
                  .build());
      assertError(answer, 405, "Method Not Allowed");
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void areJsonForAPathThatTheFirewallRefuses() {
      assertError(SERVER.get("/health//live;x=1"), 400, "Bad Request");
    }

    @Test
    void areJsonForWhatIsNotEvenHttp() throws IOException {
      assertThat(raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\nBad Header\u0001: x\r\n\r\n"))
          .startsWith("HTTP/1.1 400 ")
          .doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void areNotAPageOfTheirOwn() {
      assertError(SERVER.get("/error"), 404, "Not Found");
    }

    @Test
    void areJsonEvenForABrowser() {
      var answer =
          SERVER.send(
              HttpRequest.newBuilder(SERVER.uri("/nowhere")).header("Accept", "text/html").build());
      assertError(answer, 404, "Not Found");
    }

    private void assertError(HttpResponse<String> answer, int status, String name) {
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"statusCode\":%d,\"error\":\"%s\",\"message\":\"%s\"}"
                  .formatted(status, name, name));
    }
  }

  @Nested
  class EveryAnswer {
    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/oauth/token"})
    void tellsBrowsersToBeCareful(String path) {
      var headers = SERVER.get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValue("default-src 'none'; frame-ancestors 'none'");
      assertThat(headers.firstValue("Cache-Control"))
          .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void keepsBrowsersOnTlsExceptWhereTheNameIsSharedWithOtherServers() {
      assertThat(SERVER.get("/health/live").headers().firstValue("Strict-Transport-Security"))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/oauth/token"})
    void startsNoSessionAndNamesNoProduct(String path) {
      var headers = SERVER.get(path).headers();
      assertThat(headers.map()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
    }
  }

  @Nested
  class Health {
    @Test
    void isUpWhileTheServerLives() {
      assertThat(SERVER.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void isReadyWhenStoreAndKeysAnswer() {
      var answer = SERVER.get("/health/ready");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    }
  }

  @Nested
  class KeyDocuments {
    @Test
    void mayBeCachedAndReadFromEveryOrigin() {
      for (var path : List.of("/.well-known/jwks.json", "/cer", "/pem", "/rawpem")) {
        var headers = SERVER.get(path).headers();
        assertThat(headers.firstValue("Cache-Control"))
            .hasValue("public, max-age=15, stale-while-revalidate=15");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Pragma")).isEmpty();
      }
    }

    @Test
    void areNotSentAgainToWhoHasThem() {
      var tag = SERVER.get("/.well-known/jwks.json").headers().firstValue("ETag").orElseThrow();
      var answer =
          SERVER.send(
              HttpRequest.newBuilder(SERVER.uri("/.well-known/jwks.json"))
                  .header("If-None-Match", tag)
                  .build());
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
    }
  }

  private static String raw(String request) throws IOException {
    try (Socket socket =
        SERVER
            .client()
            .sslContext()
            .getSocketFactory()
            .createSocket("localhost", SERVER.uri("/").getPort())) {
      ((SSLSocket) socket).startHandshake();
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
