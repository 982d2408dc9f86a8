package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Caller;
import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Every kind of handler that an application can have. */
class HandlersTest {
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void reset() {
    RUNS.set(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/unmarked",
        "/any-method",
        "/function/unmarked",
        "/handler/unmarked",
        "/servlet/unmarked/x",
        "/file.txt",
        "/actuator",
        "/actuator/health",
        "/error"
      })
  void withoutAnnotationAreRefusedAndNeverRun(String path) {
    assertThat(api.get(path).statusCode()).isEqualTo(401);
    assertThat(api.get(path).body()).contains("\"authorization_header_missing\"");
    assertThat(api.call("HEAD", path).statusCode()).isIn(401, 404);
    assertThat(api.call("OPTIONS", path).body()).doesNotContain("ran");
    assertThat(api.call("GET", path, "Authorization", "Bearer x.y.z").statusCode()).isEqualTo(401);
    assertThat(api.getWith(path, "read:admin").statusCode()).isEqualTo(403);
    assertThat(api.getWith(path, "read:admin").body()).contains("\"Unauthorized\"");
    assertThat(RUNS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void ofAnyMethodAreRefusedForEveryMethod(String method) {
    assertThat(api.call(method, "/any-method").statusCode()).isEqualTo(401);
    assertThat(RUNS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/admin", "/function/admin", "/handler/admin", "/servlet/admin/x", "/forward"})
  void runUnderTheirOwnRule(String path) {
    assertThat(api.get(path).statusCode()).isEqualTo(401);
    assertThat(api.getWith(path).statusCode()).isEqualTo(403);
    assertThat(api.getWith(path).headers().firstValue("WWW-Authenticate"))
        .get()
        .asString()
        .contains("insufficient_scope", "scope=\"read:admin\"");
    assertThat(RUNS).hasValue(0);
    assertThat(api.getWith(path, "read:admin").statusCode()).isEqualTo(200);
    assertThat(RUNS).hasValue(1);
  }

  @Test
  void answerHeadAsGetWithoutABody() {
    HttpResponse<String> allowed = api.call("HEAD", "/");
    HttpResponse<String> refused = api.call("HEAD", "/admin");

    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEmpty();
    assertThat(refused.headers().firstValue("Content-Length"))
        .isEqualTo(api.get("/admin").headers().firstValue("Content-Length"));
  }

  @Test
  void areNotRunByOptionsWhichSpringAnswers() {
    HttpResponse<String> options = api.call("OPTIONS", "/admin");

    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
    assertThat(RUNS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/nothing/there.txt", "/function/nothing", "/static/../x"})
  void thatDoNotExistAreNotFound(String path) {
    assertThat(api.get(path).statusCode()).isEqualTo(404);
    assertThat(api.getWith(path).statusCode()).isEqualTo(404);
    assertThat(api.call("POST", path).statusCode()).isEqualTo(404);
  }

  @Test
  void thatFailShowTheErrorPageAsUsual() {
    HttpResponse<String> failed = api.get("/fails");

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).contains("\"status\":500", "\"path\":\"/fails\"");
  }

  @Test
  void ofAnotherMethodAreNotAllowed() {
    assertThat(api.call("POST", "/admin").statusCode()).isEqualTo(405);
  }

  @Test
  void thatAreAsynchronousAreJudgedOnceAndSeeTheCaller() {
    assertThat(api.get("/async").statusCode()).isEqualTo(401);
    assertThat(RUNS).hasValue(0);
    assertThat(api.getWith("/async").body()).isEqualTo(TestApi.SUBJECT);
    assertThat(RUNS).hasValue(1);
  }

  @Test
  void seeTheCallerInAParameterAndInTheRequest() {
    assertThat(api.getWith("/caller", "read:admin").body())
        .isEqualTo(TestApi.SUBJECT + " [read:admin] true");
    assertThat(api.getWith("/perhaps").body()).isEqualTo("nobody");
    assertThat(api.getWith("/perhaps-null").body()).isEqualTo("nobody");
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @Public
    @GetMapping("/")
    String hello() {
      return "hello";
    }

    @GetMapping("/unmarked")
    String unmarked() {
      return ran();
    }

    @RequestMapping("/any-method")
    String anyMethod() {
      return ran();
    }

    @RequiresScope("read:admin")
    @GetMapping("/admin")
    String admin() {
      return ran();
    }

    @Public
    @GetMapping("/forward")
    ModelAndView forward() {
      return new ModelAndView("forward:/admin");
    }

    @Public
    @GetMapping("/fails")
    String fails() {
      throw new IllegalStateException("on purpose");
    }

    @RequiresAuth
    @GetMapping("/async")
    Callable<String> async(Caller caller) {
      RUNS.incrementAndGet();
      return caller::subject;
    }

    @RequiresAuth
    @GetMapping("/caller")
    String caller(Caller caller, Optional<Caller> again, HttpServletRequest request) {
      boolean same = again.get() == caller && request.getAttribute(Gate.CALLER) == caller;
      return caller.subject() + " " + caller.permissions() + " " + same;
    }

    @Public
    @GetMapping("/perhaps")
    String perhaps(Optional<Caller> caller) {
      return caller.map(Caller::subject).orElse("nobody");
    }

    @Public
    @GetMapping("/perhaps-null")
    String perhapsNull(@org.jspecify.annotations.Nullable Caller caller) {
      return caller == null ? "nobody" : caller.subject();
    }

    @Bean
    RouterFunction<ServerResponse> functions() {
      return RouterFunctions.route()
          .GET("/function/unmarked", request -> ServerResponse.ok().body(ran()))
          .GET("/function/admin", new AdminFunction())
          .build();
    }

    @Bean("/handler/unmarked")
    HttpRequestHandler unmarkedHandler() {
      return (request, response) -> ran();
    }

    @Bean("/handler/admin")
    HttpRequestHandler adminHandler() {
      return new AdminHandler();
    }

    @Bean
    ServletRegistrationBean<HttpServlet> unmarkedServlet() {
      return new ServletRegistrationBean<>(new UnmarkedServlet(), "/servlet/unmarked/*");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> adminServlet() {
      return new ServletRegistrationBean<>(new AdminServlet(), "/servlet/admin/*");
    }
  }

  @RequiresScope("read:admin")
  static class AdminFunction implements HandlerFunction<ServerResponse> {
    @Override
    public ServerResponse handle(ServerRequest request) {
      return ServerResponse.ok().body(ran());
    }
  }

  @RequiresScope("read:admin")
  static class AdminHandler implements HttpRequestHandler {
    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
      ran();
    }
  }

  static class UnmarkedServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().write(ran());
    }
  }

  @RequiresScope("read:admin")
  static class AdminServlet extends UnmarkedServlet {}

  private static String ran() {
    RUNS.incrementAndGet();
    return "ran";
  }
}
