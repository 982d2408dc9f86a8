package dev.licet.identity.management.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.TestManagement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("once")
class OpenApiTest {
  private static final Set<String> PAGING = Set.of("page", "per_page", "from", "take");

  /** What reads no body although it might. */
  private static final Set<String> WITHOUT_BODY =
      Set.of("POST /sessions/{id}/revoke", "PUT /keys/signing/{kid}/revoke");

  private static final TestServer SERVER = TestServer.shared();
  private static TestManagement management;
  private static JsonNode document;
  private static List<Endpoint> endpoints;

  @BeforeAll
  static void start() {
    management = new TestManagement(SERVER);
    document = management.send("GET", "/openapi.json", "", "").json();
    endpoints = SERVER.bean(Endpoints.class).all();
  }

  private static JsonNode operation(Endpoint endpoint) {
    return document
        .get("paths")
        .get(endpoint.path())
        .get(endpoint.method().toLowerCase(Locale.ROOT));
  }

  /** Of a thing that is not there; only of prompts and triggers there are always the same. */
  private static String pathOf(Endpoint endpoint) {
    return endpoint
        .path()
        .substring(ManagementApi.PATH.length())
        .replace("/prompts/{id}", "/prompts/login")
        .replace("{language}", "en")
        .replace("/triggers/{id}", "/triggers/post-login")
        .replaceAll("\\{[^}]+}", "x");
  }

  @Test
  void saysWhatItIs() {
    assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
    assertThat(document.get("servers").get(0).get("url").stringValue())
        .isEqualTo("https://" + SERVER.domain());
  }

  @Test
  void holdsEveryEndpointWithItsPermissionsAndNoOther() {
    assertThat(endpoints).hasSizeGreaterThan(20);
    int operations = 0;
    for (var path : document.get("paths")) {
      operations += path.size();
    }
    assertThat(operations).isEqualTo(endpoints.size());
    for (var endpoint : endpoints) {
      var asked = new TreeSet<String>();
      for (var requirement : operation(endpoint).get("security")) {
        requirement.get("management").forEach(scope -> asked.add(scope.stringValue()));
      }
      assertThat(asked)
          .as(endpoint.name())
          .containsExactlyElementsOf(new TreeSet<>(endpoint.scopes()));
    }
  }

  @Test
  void namesEveryOperationOnce() {
    assertThat(endpoints.stream().map(Endpoint::operationId)).doesNotHaveDuplicates();
  }

  @Test
  void describesEveryBodyThatIsRead() {
    for (var endpoint : endpoints) {
      boolean reads =
          Set.of("POST", "PATCH", "PUT").contains(endpoint.method())
              && !WITHOUT_BODY.contains(endpoint.name());
      assertThat(operation(endpoint).has("requestBody")).as(endpoint.name()).isEqualTo(reads);
    }
  }

  /** A member that the document names is known to the endpoint, and another one is not. */
  @Test
  void bodiesAreThoseThatEndpointsTake() { // I20
    for (var endpoint : endpoints) {
      if (!operation(endpoint).has("requestBody") || endpoint.scopes().isEmpty()) {
        continue;
      }
      var scope = String.join(" ", endpoint.scopes());
      var answer = management.call(endpoint.method(), pathOf(endpoint), "{\"unknown\":1}", scope);
      assertThat(answer.status()).as("%s: %s", endpoint.name(), answer).isEqualTo(400);
      assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
    }
  }

  @Test
  void parametersAreThoseThatEndpointsTake() { // I22
    for (var endpoint : endpoints) {
      if (!endpoint.method().equals("GET") || endpoint.scopes().isEmpty()) {
        continue;
      }
      var names = new TreeSet<String>();
      for (var parameter : operation(endpoint).get("parameters")) {
        if (parameter.get("in").stringValue().equals("query")) {
          names.add(parameter.get("name").stringValue());
        }
      }
      assertThat(names).as(endpoint.name()).contains("fields", "include_fields");
      for (var name : Stream.concat(names.stream(), PAGING.stream()).toList()) {
        var path = pathOf(endpoint) + "?" + name + "=";
        var answer = management.get(path, String.join(" ", endpoint.scopes())).toString();
        assertThat(answer.contains("Additional properties"))
            .as(path + ": " + answer)
            .isEqualTo(!names.contains(name));
      }
    }
  }

  @Test
  void pointsToNothingThatIsNotThere() {
    for (var reference : document.findValuesAsString("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }
}
