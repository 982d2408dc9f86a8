package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresOwner;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.RequiresUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

@ExtendWith(OutputCaptureExtension.class)
class RouteLogTest {
  @Test
  void listsEveryRouteWithItsRuleInColumns(CapturedOutput output) {
    TestApi.start(App.class, "spring.web.resources.add-mappings=false").close();

    assertThat(output)
        .contains(
            """
            Routes and who may call them:
              GET     /                    public
              GET     /actuator            REFUSED (no annotation)
              GET     /actuator/health     REFUSED (no annotation)
              GET     /actuator/health/**  REFUSED (no annotation)
              GET     /admin               permission read:admin
              DELETE  /books               permissions delete:books and read:books
              *       /error               REFUSED (shown for errors only)
              GET     /forgotten           REFUSED (no annotation)
              POST    /forgotten           REFUSED (no annotation)
              GET     /functions/{id}      REFUSED (no annotation)
              POST    /functions/{id}      any valid token
              GET     /staff               permissions read:admin or read:staff
              GET     /user                any valid token
              GET     /users/{userId}      a user, and the user {userId} (404 to others)
            """);
  }

  @Test
  void tellsWhatLiesOutsideTheGuardedPaths(CapturedOutput output) {
    TestApi.start(App.class, "licet.paths=/admin/**").close();

    assertThat(output)
        .contains("/forgotten           not guarded (outside licet.paths)")
        .contains("/user                any valid token");
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @Public
    @GetMapping("/")
    void everybody() {}

    @RequiresAuth
    @GetMapping("/user")
    void user() {}

    @RequiresUser
    @RequiresOwner(value = "userId", hidden = true)
    @GetMapping("/users/{userId}")
    void own() {}

    @RequiresScope("read:admin")
    @GetMapping("/admin")
    void admin() {}

    @RequiresScope({"delete:books", "read:books"})
    @DeleteMapping("/books")
    void all() {}

    @RequiresScope(
        value = {"read:admin", "read:staff"},
        any = true)
    @GetMapping("/staff")
    void any() {}

    @RequestMapping(
        path = "/forgotten",
        method = {RequestMethod.GET, RequestMethod.POST})
    void forgotten() {}

    @Bean
    RouterFunction<ServerResponse> function() {
      return RouterFunctions.route()
          .path(
              "/functions",
              functions ->
                  functions
                      .GET("/{id}", request -> ServerResponse.ok().build())
                      .POST("/{id}", new Marked()))
          .build();
    }
  }

  @RequiresAuth
  static class Marked implements HandlerFunction<ServerResponse> {
    @Override
    public ServerResponse handle(ServerRequest request) {
      return ServerResponse.ok().build();
    }
  }
}
