package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.rest.webmvc.config.RepositoryRestMvcConfiguration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Routers that are not of the usual kinds. */
@ExtendWith(OutputCaptureExtension.class)
class RoutersTest {
  @Test
  void ofSpringDataRestAreGuardedRouteByRoute(CapturedOutput output) {
    try (TestApi api = TestApi.start(DataRest.class)) {
      assertThat(output.getOut().lines())
          .anyMatch(line -> line.matches(" *GET +/\\{repository} +REFUSED \\(no annotation\\)"));
      assertThat(api.get("/").statusCode()).isEqualTo(401);
      assertThat(api.getWith("/").statusCode()).isEqualTo(403);
    }
    try (TestApi open = TestApi.start(DataRest.class, "licet.paths=/api/**")) {
      assertThat(open.get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void thatTheGuardDoesNotReachStopTheStart() {
    for (Class<?> app : List.of(OfNoKind.class, OfPartsOfNoKind.class, OfPartsNotSetUp.class)) {
      assertThatThrownBy(() -> TestApi.start(app).close())
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("the handler mapping 'own' must extend AbstractHandlerMapping");
    }
  }

  @EnableAutoConfiguration
  @Import(RepositoryRestMvcConfiguration.class)
  static class DataRest {}

  @EnableAutoConfiguration
  static class OfNoKind {
    @Bean
    HandlerMapping own() {
      return request -> null;
    }
  }

  private record Several(List<HandlerMapping> parts)
      implements HandlerMapping, Iterable<HandlerMapping> {
    @Override
    public Iterator<HandlerMapping> iterator() {
      return parts.iterator();
    }

    @Override
    public HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
      return parts.get(0).getHandler(request);
    }
  }

  @EnableAutoConfiguration
  static class OfPartsOfNoKind {
    @Bean
    HandlerMapping own() {
      return new Several(List.of(request -> null));
    }
  }

  @EnableAutoConfiguration
  static class OfPartsNotSetUp {
    @Bean
    HandlerMapping own() {
      HttpRequestHandler handler = (request, response) -> {};
      SimpleUrlHandlerMapping part = new SimpleUrlHandlerMapping();
      part.setUrlMap(java.util.Map.of("/open", handler));
      return new Several(List.of(part));
    }
  }
}
