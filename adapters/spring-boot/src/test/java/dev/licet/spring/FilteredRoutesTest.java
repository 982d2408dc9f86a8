package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Functional routes behind a filter of Spring's, which puts a handler of its own before theirs. */
class FilteredRoutesTest { // G26
  private static final String ELSEWHERE = "licet.paths=/api/**";

  @ParameterizedTest
  @ValueSource(strings = {"licet.paths=/**", ELSEWHERE})
  void areGuardedByTheMarkOnTheirOwnHandler(String paths) {
    try (TestApi api = TestApi.start(Marked.class, paths)) {
      for (String path : new String[] {"/admin", "/nested/7/admin", "/before/after/admin"}) {
        assertThat(api.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(api.getWith(path).statusCode()).as(path).isEqualTo(403);
        assertThat(api.getWith(path, "read:admin").body()).as(path).isEqualTo("ran");
      }
      assertThat(api.call("POST", "/admin").body()).isEqualTo("ran");
      assertThat(api.get("/user").statusCode()).isEqualTo(401);
      assertThat(api.getWith("/user").body()).isEqualTo("ran");
      assertThat(api.get("/nested/7").body()).isEqualTo("ran");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"licet.paths=/**", ELSEWHERE})
  void areRefusedToEverybodyWhereTheHandlerCannotBeTold(String paths) {
    try (TestApi api = TestApi.start(Ambiguous.class, paths)) {
      for (String path : new String[] {"/twice", "/one", "/other", "/own", "/own/admin"}) {
        assertThat(api.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(api.getWith(path, "read:admin").statusCode()).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void thatNobodyMarkedAreRefusedWithinThePathsOnly() {
    try (TestApi api = TestApi.start(Marked.class, ELSEWHERE)) {
      assertThat(api.get("/unmarked").body()).isEqualTo("ran");
      assertThat(api.get("/api/unmarked").statusCode()).isEqualTo(401);
      assertThat(api.get("/files/file.txt").statusCode()).isEqualTo(200);
      assertThat(api.get("/plain/file.txt").statusCode()).isEqualTo(200);
      assertThat(api.get("/page").statusCode()).isEqualTo(200);
    }
    try (TestApi api = TestApi.start(Marked.class)) {
      assertThat(api.getWith("/unmarked").statusCode()).isEqualTo(403);
      assertThat(api.get("/files/file.txt").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void areLeftAloneInAnApplicationThatMarksNone() {
    try (TestApi api = TestApi.start(Unmarked.class, ELSEWHERE)) {
      for (String path : new String[] {"/one", "/other", "/own", "/page", "/plain/file.txt"}) {
        assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @EnableAutoConfiguration
  static class Marked {
    @Bean
    RouterFunction<ServerResponse> filtered() {
      return RouterFunctions.route()
          .GET("/admin", new ForAdmins())
          .POST("/admin", new ForEverybody())
          .GET("/user", new ForCallers())
          .GET("/unmarked", FilteredRoutesTest::ran)
          .GET("/api/unmarked", FilteredRoutesTest::ran)
          .resources("/files/**", new ClassPathResource("static/"))
          .path(
              "/nested/{id}",
              nested -> nested.GET("/admin", new ForAdmins()).GET(new ForEverybody()))
          .before(request -> request)
          .onError(IllegalStateException.class, (e, request) -> ServerResponse.ok().build())
          .build();
    }

    @Bean
    RouterFunction<ServerResponse> filteredTwice() {
      return RouterFunctions.nest(
              RequestPredicates.path("/before"),
              RouterFunctions.route()
                  .GET("/after/admin", new ForAdmins())
                  .after((request, response) -> response)
                  .build())
          .filter((request, next) -> next.handle(request));
    }

    @Bean
    RouterFunction<ServerResponse> files() {
      return RouterFunctions.route()
          .resources("/plain/**", new ClassPathResource("static/"))
          .resource(RequestPredicates.path("/page"), new ClassPathResource("static/file.txt"))
          .build();
    }
  }

  @EnableAutoConfiguration
  static class Ambiguous {
    @Bean
    RouterFunction<ServerResponse> filtered() {
      return RouterFunctions.route()
          .GET("/twice", request -> request.param("x").isPresent(), new ForEverybody())
          .GET("/twice", new ForAdmins())
          .route(
              RequestPredicates.path("/one").or(RequestPredicates.path("/other")),
              new ForEverybody())
          .add(request -> request.path().startsWith("/own") ? OWN.route(request) : Optional.empty())
          .before(request -> request)
          .build();
    }
  }

  private static final RouterFunction<ServerResponse> OWN =
      RouterFunctions.route()
          .GET("/own", new ForAdmins())
          .GET("/own/admin", new ForAdmins())
          .build();

  @EnableAutoConfiguration
  static class Unmarked {
    @Bean
    RouterFunction<ServerResponse> filtered() {
      return RouterFunctions.route()
          .route(
              RequestPredicates.path("/one").or(RequestPredicates.path("/other")),
              FilteredRoutesTest::ran)
          .route(request -> request.path().equals("/own"), FilteredRoutesTest::ran)
          .resource(RequestPredicates.path("/page"), new ClassPathResource("static/file.txt"))
          .resources("/plain/**", new ClassPathResource("static/"))
          .before(request -> request)
          .build();
    }
  }

  private static ServerResponse ran(ServerRequest request) {
    return ServerResponse.ok().body("ran");
  }

  @RequiresScope("read:admin")
  static class ForAdmins extends ForEverybody {}

  @RequiresAuth
  static class ForCallers extends ForEverybody {}

  @Public
  static class ForEverybody implements HandlerFunction<ServerResponse> {
    @Override
    public ServerResponse handle(ServerRequest request) {
      return ran(request);
    }
  }
}
