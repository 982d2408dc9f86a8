package dev.licet.identity.management.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every endpoint times every kind of caller, out of nothing but the OpenAPI document: what a
 * stranger could do who reads it.
 */
class AccessMatrixTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As Auth0 answers these, whether there was one or not. */
  private static final Set<String> ANSWERED_ALIKE =
      Set.of("DELETE /grants/{id}", "DELETE /device-credentials/{id}");

  /** What the server alone sets: wherever a body does not name it, nobody else can. */
  private static final List<String> THE_SERVERS =
      List.of(
          "id",
          "_id",
          "client_id",
          "user_id",
          "tenant",
          "global",
          "is_system",
          "created_at",
          "updated_at",
          "identities",
          "logins_count",
          "last_ip",
          "permissions",
          "themeId",
          "__proto__",
          "constructor");

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);
  private static List<Operation> operations = List.of();

  /**
   * One operation of the document.
   *
   * @param alternatives the permissions that open it: all of one of these
   * @param schema of its body; missing where it reads none
   */
  private record Operation(
      String method, String path, List<List<String>> alternatives, JsonNode schema) {
    String name() {
      return method + " " + path;
    }

    String nowhere() {
      return path.replaceAll("\\{[^}]+}", "nothing");
    }

    boolean isOfOne() {
      return path.contains("{");
    }

    String body() {
      return schema.isMissingNode() ? "" : example(schema).toString();
    }

    Answer call(List<String> scopes) {
      return MANAGEMENT.call(method, nowhere(), body(), String.join(" ", scopes));
    }
  }

  @BeforeAll
  static void read() {
    var found = new ArrayList<Operation>();
    var paths = MANAGEMENT.send("GET", "/openapi.json", "", "").json().get("paths");
    for (var path : paths.properties()) {
      for (var method : path.getValue().properties()) {
        found.add(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    found.removeIf(operation -> operation.alternatives().isEmpty());
    operations = List.copyOf(found);
    assertThat(operations).hasSizeGreaterThan(100);
  }

  @Test
  void whoHasNoTokenIsToldToBringOne() { // I20
    for (var operation : operations) {
      var answer = MANAGEMENT.send(operation.method(), operation.nowhere(), operation.body(), "");
      assertThat(answer.status()).as("%s: %s", operation.name(), answer).isEqualTo(401);
      assertThat(answer.text("message")).isEqualTo("Missing authentication");
    }
  }

  @Test
  void aTokenForAnotherApiOpensNothing() { // I20
    for (var operation : operations) {
      var scopes = String.join(" ", operation.alternatives().getFirst());
      var token = MANAGEMENT.tokenFor("https://" + SERVER.domain() + "/api/v2", scopes);
      var answer =
          MANAGEMENT.send(
              operation.method(), operation.nowhere(), operation.body(), "Bearer " + token);
      assertThat(answer.status()).as("%s: %s", operation.name(), answer).isEqualTo(401);
    }
  }

  @Test
  void everyOtherPermissionTogetherOpensNothing() { // I20
    var all = new TreeSet<String>();
    ManagementApi.scopes().forEach(scope -> all.add(scope.name()));
    for (var operation : operations) {
      var others = new TreeSet<>(all);
      operation.alternatives().forEach(others::removeAll);
      var answer = operation.call(List.copyOf(others));
      assertThat(answer.status()).as("%s: %s", operation.name(), answer).isEqualTo(403);
      assertThat(answer.text("errorCode")).isEqualTo("insufficient_scope");
    }
  }

  /** With a body as the document describes it, so that nothing else can be what is refused. */
  @Test
  void eachPermissionThatIsEnoughLeadsToNothingWhereThereIsNothing() { // I20
    for (var operation : operations) {
      if (!operation.isOfOne() || ANSWERED_ALIKE.contains(operation.name())) {
        continue;
      }
      for (var scopes : operation.alternatives()) {
        var answer = operation.call(scopes);
        assertThat(leadsNowhere(answer))
            .as("%s %s %s: %s", operation.name(), scopes, operation.body(), answer)
            .isTrue();
      }
    }
  }

  /** There is none, or (of names that are the server's) there can be none. */
  private static boolean leadsNowhere(Answer answer) {
    return answer.status() == 404
        || (answer.status() == 400 && answer.text("errorCode").equals("operation_not_supported"));
  }

  @Test
  void readsAreOpenToEachPermissionThatIsEnough() { // I20
    for (var operation : operations) {
      if (operation.method().equals("GET") && !operation.isOfOne()) {
        for (var scopes : operation.alternatives()) {
          var answer = operation.call(scopes);
          assertThat(answer.status()).as("%s: %s", operation.name(), answer).isIn(200, 400, 404);
        }
      }
    }
  }

  @Test
  void nobodySetsWhatIsTheServersToSet() { // I20
    int tried = 0;
    for (var operation : operations) {
      if (!(example(operation.schema()) instanceof ObjectNode body)) {
        continue;
      }
      for (var member : THE_SERVERS) {
        if (names(operation.schema()).contains(member) || isOpen(operation.schema())) {
          continue;
        }
        var hostile = body.deepCopy().put(member, "x").toString();
        var scopes = String.join(" ", operation.alternatives().getFirst());
        var answer = MANAGEMENT.call(operation.method(), operation.nowhere(), hostile, scopes);
        assertThat(answer.status()).as("%s %s: %s", operation.name(), hostile, answer).isIn(400);
        assertThat(answer.text("message")).contains("Additional properties not allowed");
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(500);
  }

  private static Operation operation(String path, String method, JsonNode operation) {
    var alternatives =
        StreamSupport.stream(operation.get("security").spliterator(), false)
            .map(one ->
                StreamSupport.stream(one.get("management").spliterator(), false)
                    .map(JsonNode::stringValue)
                    .toList())
            .toList();
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path.substring(ManagementApi.PATH.length()),
        alternatives,
        operation.at("/requestBody/content/application~1json/schema"));
  }

  private static Set<String> names(JsonNode schema) {
    return Set.copyOf(schema.path("properties").propertyNames());
  }

  /** Whether members have names of the caller's own choice. */
  private static boolean isOpen(JsonNode schema) {
    return !schema.path("additionalProperties").isBoolean()
        || schema.path("additionalProperties").booleanValue();
  }

  /** The least that a schema allows. */
  private static JsonNode example(JsonNode schema) {
    if (schema.has("anyOf")) {
      return example(schema.get("anyOf").get(0));
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> object(schema);
      case "array" -> JSON.createArrayNode();
      case "integer", "number" -> JSON.valueToTree(schema.path("minimum").asInt(0));
      case "boolean" -> JSON.valueToTree(false);
      case "string" -> JSON.valueToTree(text(schema));
      default -> JSON.nullNode();
    };
  }

  private static ObjectNode object(JsonNode schema) {
    var object = JSON.createObjectNode();
    for (var name : schema.path("required")) {
      var member = name.stringValue();
      object.set(member, example(schema.get("properties").get(member)));
    }
    return object;
  }

  private static String text(JsonNode schema) {
    if (schema.path("format").asString("").equals("email")) {
      return "ada@example.com";
    }
    var candidates = List.of("#112233", "https://example.com/x", "x");
    return Stream.concat(candidates.stream(), Stream.of("x".repeat(16)))
        .filter(text -> text.matches(schema.path("pattern").asString(".*")))
        .filter(text -> !schema.has("format") || text.startsWith("https:"))
        .filter(text -> schema.has("pattern") || schema.has("format") || text.startsWith("x"))
        .filter(text -> text.length() >= schema.path("minLength").asInt(0))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No text fits " + Map.of("schema", schema)));
  }
}
