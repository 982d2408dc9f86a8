package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.RequiresOwner;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Calls that go on within the application, under a rule that reads the path. */
class ForwardedCallsTest { // G26
  @ParameterizedTest
  @ValueSource(strings = {"forward", "include", "dispatch"})
  void areJudgedByThePathThatTheyGoOnTo(String way) {
    String[] alice = {"Authorization", "Bearer " + TestApi.tokenOf("alice")};
    try (TestApi api = TestApi.start(App.class)) {
      String from = "/users/alice/" + way;
      assertThat(api.call("GET", from + "/alice", alice).body()).isEqualTo("files of alice");
      assertThat(api.call("GET", from + "/bob", alice).body()).doesNotContain("files of");
      String other = "/users/bob/" + way;
      assertThat(api.call("GET", other + "/alice", alice).statusCode()).isEqualTo(403);
    }
  }

  @EnableAutoConfiguration
  @Controller
  static class App {
    @RequiresOwner("userId")
    @GetMapping("/users/{userId}/forward/{to}")
    String forward(@PathVariable String to) {
      return "forward:" + files(to);
    }

    @RequiresOwner("userId")
    @GetMapping("/users/{userId}/include/{to}")
    void include(@PathVariable String to, HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      RequestDispatcher files = request.getRequestDispatcher(files(to));
      files.include(request, response);
    }

    @RequiresOwner("userId")
    @GetMapping("/users/{userId}/dispatch/{to}")
    void dispatch(
        @PathVariable String to, HttpServletRequest request, HttpServletResponse response) {
      request.startAsync(request, response).dispatch(files(to));
    }

    @RequiresOwner("userId")
    @GetMapping("/users/{userId}/files")
    @ResponseBody
    String filesOf(@PathVariable String userId) {
      return "files of " + userId;
    }

    private static String files(String user) {
      return "/users/" + user + "/files";
    }
  }
}
