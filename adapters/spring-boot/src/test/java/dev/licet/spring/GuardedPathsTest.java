package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

/** What {@code licet.paths} covers where the application or its servlet has a path of its own. */
@ExtendWith(OutputCaptureExtension.class)
class GuardedPathsTest { // G26
  @ParameterizedTest
  @CsvSource({
    "server.servlet.context-path=/api, licet.paths=/api/**, /api/orders",
    "server.servlet.context-path=/api, licet.paths=/orders/**, /api/orders",
    "server.servlet.context-path=/api, licet.paths=/api/orders, /api/ORDERS",
    "spring.mvc.servlet.path=/api, licet.paths=/api/**, /api/orders",
    "spring.mvc.servlet.path=/api, licet.paths=/api/orders, /api/ORDERS",
    "spring.mvc.servlet.path=/api, licet.paths=/orders, /api/orders",
  })
  void countWithWhatStandsBeforeThePathAndWithout(
      String before, String paths, String path, CapturedOutput output) {
    try (TestApi api = TestApi.start(App.class, before, paths)) {
      assertThat(api.get(path).statusCode()).isEqualTo(401);
      assertThat(api.get("/api/").body()).isEqualTo("hello");
      assertThat(output).containsPattern("/orders +REFUSED \\(no annotation\\)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/api/**", "/api/**", "/orders"})
  void countWithSomeOfWhatStandsBeforeThePath(String paths, CapturedOutput output) {
    String[] both = {"server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api"};
    try (TestApi api = TestApi.start(App.class, both[0], both[1], "licet.paths=" + paths)) {
      assertThat(api.get("/shop/api/orders").statusCode()).isEqualTo(401);
      assertThat(output).containsPattern("/orders +REFUSED \\(no annotation\\)");
    }
  }

  @Test
  void leaveTheRestOpen(CapturedOutput output) {
    String context = "server.servlet.context-path=/shop";
    try (TestApi api = TestApi.start(App.class, context, "licet.paths=/api/**")) {
      assertThat(api.get("/shop/orders").body()).isEqualTo("orders");
      assertThat(output).containsPattern("/orders +not guarded \\(outside licet.paths\\)");
    }
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

    @Public
    @GetMapping("/")
    String hello() {
      return "hello";
    }

    @GetMapping("/orders")
    String orders() {
      return "orders";
    }
  }
}
