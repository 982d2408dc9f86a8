package dev.licet.identity.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.TestServer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the Management API there is: who may not call it, does not. */
class EndpointsTest {
  /** As Auth0 answers these, whether there was one or not. */
  private static final Set<String> ANSWERED_ALIKE =
      Set.of("DELETE /grants/{id}", "DELETE /device-credentials/{id}");

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  /** One endpoint, and the permissions of which it asks for all or one. */
  private record Endpoint(String method, String path, List<String> scopes) {
    /** Its path, where it has parameters with ids of nothing. */
    String nowhere() {
      return path.replaceAll("\\{[^}]+}", "nothing");
    }

    String body() {
      return switch (method) {
        case "PATCH" -> path.endsWith("/clients") ? "[]" : "{}";
        case "POST", "PUT" -> "{\"x\":1}";
        default -> "";
      };
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void askForATokenThatIsOurs() { // I20
    for (var endpoint : endpoints()) {
      for (var header : List.of("", "Bearer garbage", "Basic dGVzdDp0ZXN0")) {
        var answer =
            management.send(endpoint.method(), endpoint.nowhere(), endpoint.body(), header);
        assertThat(answer.status()).as("%s: %s", endpoint, answer).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("Unauthorized");
      }
    }
  }

  @Test
  void letNobodyInWhoHasEveryOtherPermission() { // I20
    for (var endpoint : endpoints()) {
      var others = new TreeSet<>(allScopes());
      others.removeAll(endpoint.scopes());
      var answer =
          management.call(
              endpoint.method(), endpoint.nowhere(), endpoint.body(), String.join(" ", others));
      assertThat(answer.status()).as("%s: %s", endpoint, answer).isEqualTo(403);
      assertThat(answer.text("errorCode")).isEqualTo("insufficient_scope");
      assertThat(answer.text("message")).startsWith("Insufficient scope, expected any of: ");
    }
  }

  /** Whether the thing is there is looked for after that. */
  @Test
  void refuseAParameterOfTheQueryThatTheyDoNotTake() {
    for (var endpoint : endpoints()) {
      if (!endpoint.method().equals("GET")) {
        continue;
      }
      var answer =
          management.get(endpoint.nowhere() + "?nobodys=1", String.join(" ", endpoint.scopes()));
      assertThat(answer.status()).as("%s: %s", endpoint, answer).isEqualTo(400);
      assertThat(answer.text("errorCode")).isEqualTo("invalid_query_string");
      assertThat(answer.text("message")).contains("nobodys");
    }
  }

  @Test
  void knowNothingOfIdsThatAreNobodys() { // I20
    for (var endpoint : endpoints()) {
      if (!endpoint.path().contains("{")
          || endpoint.body().contains("x")
          || endpoint.path().contains("themes")) {
        continue;
      }
      var scopes = String.join(" ", endpoint.scopes());
      var answer = management.call(endpoint.method(), endpoint.nowhere(), endpoint.body(), scopes);
      if (ANSWERED_ALIKE.contains(endpoint.method() + " " + endpoint.path())) {
        assertThat(answer.status()).as("%s: %s", endpoint, answer).isEqualTo(204);
      } else {
        assertThat(answer.status()).as("%s: %s", endpoint, answer).isEqualTo(404);
        assertThat(answer.response().body()).matches(".*(\"inexistent_|_not_found\"|No organ).*");
      }
    }
  }

  @Test
  void takeNoUnknownParameter() { // I22
    for (var endpoint : endpoints()) {
      if (endpoint.method().equals("GET")) {
        var path = endpoint.nowhere() + "?unknown=1";
        var answer = management.get(path, String.join(" ", endpoint.scopes()));
        assertThat(answer.status()).as("%s: %s", endpoint, answer).isIn(400, 404);
      }
    }
  }

  @Test
  void sayWhatTheCallerHasLeft() {
    for (var endpoint : endpoints()) {
      var answer =
          management.call(
              endpoint.method(),
              endpoint.nowhere(),
              endpoint.body(),
              String.join(" ", endpoint.scopes()));
      for (var header : List.of("limit", "remaining", "reset")) {
        assertThat(answer.response().headers().firstValue("x-ratelimit-" + header))
            .as("%s: %s", endpoint, answer)
            .isPresent();
      }
    }
  }

  @Test
  void askForPermissionsThatCanBeGrantedAndForNoOther() {
    var asked = new TreeSet<String>();
    endpoints().forEach(endpoint -> asked.addAll(endpoint.scopes()));
    assertThat(asked).isEqualTo(allScopes());
  }

  private static Set<String> allScopes() {
    var all = new TreeSet<String>();
    ManagementApi.scopes().forEach(scope -> all.add(scope.name()));
    return all;
  }

  private static List<Endpoint> endpoints() {
    var handlers = server.bean(RequestMappingHandlerMapping.class).getHandlerMethods();
    var endpoints =
        handlers.entrySet().stream()
            .flatMap(one ->
                one.getKey().getPatternValues().stream()
                    .filter(path -> path.startsWith(ManagementApi.PATH + "/"))
                    .filter(path -> !path.equals(ManagementApi.PATH + "/openapi.json"))
                    .flatMap(path ->
                        one.getKey().getMethodsCondition().getMethods().stream()
                            .map(method ->
                                new Endpoint(
                                    method.name(),
                                    path.substring(ManagementApi.PATH.length()),
                                    scopes(
                                        one.getValue().getMethodAnnotation(RequiresScope.class))))))
            .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
            .toList();
    assertThat(endpoints).hasSizeGreaterThan(15);
    return endpoints;
  }

  private static List<String> scopes(RequiresScope mark) {
    return Stream.of(Objects.requireNonNull(mark).value()).toList();
  }
}
