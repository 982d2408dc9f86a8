package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class CorsAnswersTest {
  private static final String PAGE = "http://localhost:3000";
  private static final String ALLOWED =
      "licet.cors.allowed-origins=https://app.example.com, " + PAGE;

  @Test
  void letAPreflightPassWithoutAToken() {
    try (TestApi api = TestApi.start(App.class, ALLOWED)) {
      HttpResponse<String> answer = preflight(api, "/user", PAGE);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "Access-Control-Allow-Origin")).containsExactly(PAGE);
      assertThat(header(answer, "Access-Control-Allow-Methods")).containsExactly("GET");
      assertThat(header(answer, "Access-Control-Allow-Headers")).containsExactly("authorization");
      assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @Test
  void letThePageReadRefusalsAndErrorsToo() {
    try (TestApi api = TestApi.start(App.class, ALLOWED)) {
      for (String path : new String[] {"/", "/user", "/nothing"}) {
        HttpResponse<String> answer = api.call("GET", path, "Origin", PAGE);

        assertThat(header(answer, "Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(header(answer, "Access-Control-Expose-Headers"))
            .singleElement()
            .asString()
            .contains("WWW-Authenticate", "DPoP-Nonce"); // RFC 9449, section 8
        assertThat(header(answer, "Vary")).contains("Origin");
      }
      assertThat(api.call("GET", "/user", "Origin", PAGE).statusCode()).isEqualTo(401);
      assertThat(api.call("GET", "/nothing", "Origin", PAGE).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tellOtherOriginsNothing() {
    try (TestApi api = TestApi.start(App.class, ALLOWED)) {
      for (String origin :
          new String[] {"https://evil.example", PAGE + ".evil.example", "null", PAGE + "0"}) {
        assertThat(preflight(api, "/user", origin).statusCode()).isEqualTo(403);
        assertThat(header(preflight(api, "/user", origin), "Access-Control-Allow-Origin"))
            .isEmpty();
        HttpResponse<String> answer = api.call("GET", "/", "Origin", origin);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(answer, "Vary")).contains("Origin");
      }
    }
  }

  @Test
  void mayBeForEveryOrigin() {
    try (TestApi api = TestApi.start(App.class, "licet.cors.allowed-origins=*")) {
      assertThat(header(preflight(api, "/user", PAGE), "Access-Control-Allow-Origin"))
          .containsExactly("*");
    }
  }

  @Test
  void areGivenToNobodyIfNoOriginIsConfigured() {
    try (TestApi api = TestApi.start(App.class)) {
      assertThat(preflight(api, "/user", PAGE).headers().map())
          .doesNotContainKey("access-control-allow-origin");
      assertThat(api.call("GET", "/", "Origin", PAGE).headers().map())
          .doesNotContainKey("access-control-allow-origin");
    }
  }

  private static HttpResponse<String> preflight(TestApi api, String path, String origin) {
    return api.call(
        "OPTIONS",
        path,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "GET",
        "Access-Control-Request-Headers",
        "authorization");
  }

  private static List<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().allValues(name);
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @Public
    @GetMapping("/")
    String hello() {
      return "hello";
    }

    @RequiresAuth
    @GetMapping("/user")
    String user() {
      return "user";
    }
  }
}
