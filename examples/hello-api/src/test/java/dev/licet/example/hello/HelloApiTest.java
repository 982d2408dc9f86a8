package dev.licet.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class HelloApiTest {
  private static final String API = "https://hello-api";
  private static final String PAGE = "http://localhost:3000";
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final TestTokens TOKENS = ISSUER.tokens(API);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext api;

  @BeforeAll
  static void start() {
    api =
        SpringApplication.run(
            HelloApi.class,
            "--PORT=0",
            "--AUTH0_DOMAIN=" + ISSUER.domain(),
            "--API_IDENTIFIER=" + API,
            "--LICET_CA_FILE=" + ISSUER.caFile());
  }

  @AfterAll
  static void stop() {
    api.close();
    ISSUER.close();
  }

  @Test
  void greetsEverybodyAtTheRoot() {
    assertAnswer(get("/"), 200, "{\"msg\":\"Hello world!\"}");
    assertAnswer(get("/", "Bearer nonsense"), 200, "{\"msg\":\"Hello world!\"}");
  }

  @Test
  void greetsEveryCallerWithAToken() {
    assertAnswer(get("/user", TOKENS.accessToken()), 200, "{\"msg\":\"Hello user!\"}");
    assertAnswer(get("/user", TOKENS.ofUser()), 200, "{\"msg\":\"Hello user!\"}");
  }

  @Test
  void greetsAdministratorsByScopeOrByPermission() {
    assertAnswer(get("/admin", TOKENS.withScope("read:admin")), 200, "{\"msg\":\"Hello admin!\"}");
    assertAnswer(
        get("/admin", TOKENS.withPermissions("read:admin")), 200, "{\"msg\":\"Hello admin!\"}");
  }

  /** A call that is refused, and how. */
  private record Refused(
      String name, String authorization, String code, String description, String challenge) {}

  @TestFactory
  Stream<DynamicTest> refusesEveryOtherToken() {
    String malformed = "Unable to parse authentication token.";
    String claims = "incorrect claims,please check the audience and issuer";
    String type = "This is not an access token";
    return Stream.of(
            refused(
                "another scheme",
                "Basic eDp5",
                "invalid_header",
                "Authorization header must start with Bearer",
                ""),
            refused(
                "the scheme alone",
                "Bearer",
                "invalid_header",
                "Token not found",
                "invalid_request"),
            refused(
                "more than two parts",
                "Bearer a b",
                "invalid_header",
                "Authorization header must be Bearer token",
                "invalid_request"),
            refused(
                "no token at all", "Bearer nonsense", "invalid_header", malformed, "invalid_token"),
            refused( // Tomcat's own limit for headers would be 8 KiB
                "a long one",
                "Bearer " + "a".repeat(16_000),
                "invalid_header",
                malformed,
                "invalid_token"),
            refused(
                "one over 16 KiB",
                "Bearer " + "a.".repeat(30_000),
                "invalid_header",
                malformed,
                "invalid_token"),
            refused(
                "a forged one",
                bearer(TOKENS.forged()),
                "invalid_header",
                malformed,
                "invalid_token"),
            refused(
                "an unknown key",
                bearer(TOKENS.unknownKey()),
                "invalid_header",
                "Unable to find appropriate key",
                "invalid_token"),
            refused(
                "an expired one",
                bearer(TOKENS.expired()),
                "token_expired",
                "token is expired",
                "invalid_token"),
            refused(
                "for another API",
                bearer(TOKENS.forAnotherApi()),
                "invalid_claims",
                claims,
                "invalid_token"),
            refused(
                "by another issuer",
                bearer(TOKENS.byAnotherIssuer()),
                "invalid_claims",
                claims,
                "invalid_token"),
            refused(
                "without exp",
                bearer(TOKENS.withoutExpiry()),
                "invalid_claims",
                claims,
                "invalid_token"),
            refused(
                "not yet valid",
                bearer(TOKENS.notYetValid()),
                "invalid_claims",
                claims,
                "invalid_token"),
            refused(
                "an ID token",
                bearer(TOKENS.idToken()),
                "invalid_token_type",
                type,
                "invalid_token"))
        .map(refused -> DynamicTest.dynamicTest(refused.name(), () -> assertRefused(refused)));
  }

  private static Refused refused(
      String name, String authorization, String code, String description, String challenge) {
    return new Refused(name, authorization, code, description, challenge);
  }

  private static void assertRefused(Refused refused) {
    for (String path : List.of("/user", "/admin")) {
      HttpResponse<String> answer = get(path, refused.authorization());
      assertAnswer(answer, 401, body(refused.code(), refused.description()));
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .get()
          .asString()
          .startsWith("Bearer")
          .contains(refused.challenge());
    }
  }

  @Test
  void refusesACallWithoutAToken() {
    for (String path : List.of("/user", "/admin")) {
      HttpResponse<String> answer = get(path);
      assertAnswer(
          answer, 401, body("authorization_header_missing", "Authorization header is expected"));
      assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
  }

  @Test
  void refusesACallerWithoutThePermission() {
    HttpResponse<String> answer = get("/admin", TOKENS.withScope("read:users"));

    assertAnswer(answer, 403, body("Unauthorized", "You don't have access to this resource"));
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .get()
        .asString()
        .contains("error=\"insufficient_scope\"", "scope=\"read:admin\"");
  }

  @Test
  void answersHeadAndUnknownPathsAsUsual() {
    assertThat(call("HEAD", "/").statusCode()).isEqualTo(200);
    assertThat(call("HEAD", "/user").statusCode()).isEqualTo(401);
    assertThat(call("OPTIONS", "/user").headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/nothing", TOKENS.accessToken()).statusCode()).isEqualTo(404);
  }

  @Test
  void letsEveryPageCallFromABrowser() {
    HttpResponse<String> preflight =
        call(
            "OPTIONS",
            "/user",
            "Origin",
            PAGE,
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "authorization");
    HttpResponse<String> refused = call("GET", "/user", "Origin", PAGE);

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization");
    assertThat(refused.statusCode()).isEqualTo(401);
    for (HttpResponse<String> answer : List.of(preflight, refused)) {
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }
  }

  private static String bearer(TestToken token) {
    return "Bearer " + token.text();
  }

  private static HttpResponse<String> get(String path) {
    return call("GET", path);
  }

  private static HttpResponse<String> get(String path, TestToken token) {
    return get(path, bearer(token));
  }

  private static HttpResponse<String> get(String path, String authorization) {
    return call("GET", path, "Authorization", authorization);
  }

  private static HttpResponse<String> call(String method, String path, String... headers) {
    int port = ((ServletWebServerApplicationContext) api).getWebServer().getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  private static String body(String code, String description) {
    return "{\"code\":\"" + code + "\",\"description\":\"" + description + "\"}";
  }
}
