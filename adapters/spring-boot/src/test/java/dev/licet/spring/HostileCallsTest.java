package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresScope;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Calls that try to reach a handler by a way that the guard does not see. */
class HostileCallsTest {
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static TestApi api;

  @BeforeAll
  static void start() {
    api =
        TestApi.start(
            App.class, "licet.paths=/api/**", "spring.mvc.hiddenmethod.filter.enabled=true");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin",
        "//api/admin",
        "/api//admin",
        "/./api/admin",
        "/api/./admin",
        "/api/admin/",
        "/api/admin/.",
        "/api/admin;x=1",
        "/api;x=1/admin",
        "/;/api/admin",
        "/api/%61dmin",
        "/%61pi/admin",
        "/api%2fadmin",
        "/api/%2e/admin",
        "/open/../api/admin",
        "/open/..;/api/admin",
        "/open/%2e%2e/api/admin",
        "/open/%2e%2e%2fapi/admin",
        "/open/..%5capi/admin",
        "/api/ADMIN",
        "/API/admin",
        "/Api/Unmarked",
        "/api/unmarked",
        "/%41PI/unmarked",
        "/api/admin%00",
        "/api/admin%20",
        "/api/admin.json",
        "/api/admin?x=/open",
        "/api/admin#/open",
        "http://127.0.0.1/api/admin",
      })
  void neverReachAHandlerThatTheyMayNotCall(String target) { // G26
    for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS", "get", "TRACE"}) {
      String answer =
          api.raw(method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(method).doesNotContain("secret");
    }
    assertThat(RUNS).hasValue(0);
  }

  @Test
  void cannotOverrideTheMethodToAvoidTheRule() { // G26
    String body = "_method=GET";
    String answer =
        api.raw(
            "POST /api/admin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "X-HTTP-Method-Override: GET\r\nContent-Length: 11\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
                + body);

    assertThat(answer).doesNotContain("secret");
    assertThat(RUNS).hasValue(0);
  }

  @Test
  void withTwoAuthorizationHeadersAreRefused() { // G25
    String token = TestApi.token("read:admin");
    String answer =
        api.raw(
            "GET /api/admin HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + token
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .contains("Authorization header must be Bearer token");
  }

  @Test
  void doNotGetInByALineThatGoesOnWithTheHeaderBefore() { // G25
    String token = TestApi.token("read:admin");
    for (String folded :
        new String[] {
          "X-Other: a\r\n Authorization: Bearer " + token,
          "Authorization: Bearer\r\n\t" + token + "\r\n " + token,
          "Authorization: Bearer " + token + "\r\n , Bearer " + token
        }) {
      String answer =
          api.raw(
              "GET /api/admin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + folded + "\r\n\r\n");
      assertThat(answer).as(folded).contains("HTTP/1.1 4").doesNotContain("secret");
    }
    assertThat(RUNS).hasValue(0);
  }

  @Test
  void doNotGetInByHeadersThatNameAnotherPathOrAnotherHeader() { // G25
    String token = TestApi.token("read:admin");
    for (String header :
        new String[] {
          "X-Forwarded-Uri: /open/x",
          "X-Original-URL: /open/x",
          "X-Rewrite-URL: /open/x",
          "X_Forwarded_Host: a",
          "Proxy-Authorization: Bearer " + token,
          "X-Authorization: Bearer " + token,
          "Connection: authorization"
        }) {
      String answer =
          api.raw(
              "GET /api/admin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + header + "\r\n\r\n");
      assertThat(answer).as(header).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void outsideTheGuardedPathsReachUnmarkedHandlersButNoMarkedOnes() {
    assertThat(api.get("/open/x").body()).isEqualTo("open");
    assertThat(api.get("/marked").statusCode()).isEqualTo(401);
    assertThat(api.getWith("/marked", "read:admin").statusCode()).isEqualTo(200);
  }

  @EnableAutoConfiguration
  @RestController
  static class App implements WebMvcConfigurer {
    /** A router that is less particular than the patterns of licet.paths. */
    @Override
    public void configurePathMatch(PathMatchConfigurer configurer) {
      PathPatternParser parser = new PathPatternParser();
      parser.setCaseSensitive(false);
      configurer.setPatternParser(parser);
    }

    @RequiresScope("read:admin")
    @GetMapping("/api/admin")
    String admin() {
      RUNS.incrementAndGet();
      return "secret";
    }

    @GetMapping("/api/unmarked")
    String unmarked() {
      RUNS.incrementAndGet();
      return "secret";
    }

    @GetMapping("/open/{x}")
    String open(@PathVariable String x) {
      return "open";
    }

    @RequiresScope("read:admin")
    @GetMapping("/marked")
    String marked() {
      return "marked";
    }

    @Public
    @GetMapping("/api/public")
    String everybody() {
      return "public";
    }
  }
}
