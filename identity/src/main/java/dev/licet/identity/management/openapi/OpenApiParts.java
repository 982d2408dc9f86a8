package dev.licet.identity.management.openapi;

import dev.licet.identity.management.body.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operations of the document are made of. */
final class OpenApiParts {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> FLAG = Map.of("type", "boolean");

  /** The parameters of queries that are more than text, wherever they are taken. */
  private static final Map<String, Map<String, Object>> NOT_TEXT =
      Map.of(
          "page", Map.of("type", "integer", "minimum", 0),
          "per_page", Map.of("type", "integer", "minimum", 0, "maximum", 100),
          "include_totals", FLAG,
          "take", Map.of("type", "integer", "minimum", 1, "maximum", 100),
          "include_fields", FLAG);

  private OpenApiParts() {}

  static Map<String, Object> body(Shape shape) {
    return Map.of("required", true, "content", json(shape.schema()));
  }

  static Map<String, Object> form(Shape shape) {
    return Map.of(
        "required",
        true,
        "content",
        Map.of("multipart/form-data", Map.of("schema", shape.schema())));
  }

  static List<Map<String, Object>> parameters(Endpoint endpoint) {
    var parameters = new ArrayList<Map<String, Object>>();
    endpoint.variables().forEach(name -> parameters.add(parameter(name, "path", TEXT)));
    endpoint
        .parameters()
        .forEach(
            name -> parameters.add(parameter(name, "query", NOT_TEXT.getOrDefault(name, TEXT))));
    return parameters;
  }

  static Map<String, Object> responses(Endpoint endpoint) {
    var responses = new LinkedHashMap<String, Object>();
    responses.put("2XX", Map.of("description", "Done"));
    if (endpoint.scopes().isEmpty()) {
      return responses;
    }
    responses.put("400", refusal("The call is not what the endpoint takes"));
    responses.put("401", refusal("No access token, or none for this API"));
    responses.put("403", refusal("The permission is missing, or the thing stays as it is"));
    if (!endpoint.variables().isEmpty()) {
      responses.put("404", refusal("There is none of that id"));
    }
    if (endpoint.method().equals("POST")) {
      responses.put("409", refusal("There is one already"));
    }
    responses.put("429", refusal("More calls in a minute than allowed"));
    return responses;
  }

  /** The body of an error. */
  static Map<String, Object> error() {
    return Map.of(
        "type", "object",
        "properties",
            Map.of(
                "statusCode", Map.of("type", "integer"),
                "error", TEXT,
                "message", TEXT,
                "errorCode", TEXT),
        "required", List.of("statusCode", "error", "message"));
  }

  private static Map<String, Object> parameter(String name, String in, Map<String, Object> schema) {
    var parameter = new LinkedHashMap<String, Object>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", in.equals("path"));
    parameter.put("schema", schema);
    return parameter;
  }

  private static Map<String, Object> refusal(String description) {
    return Map.of(
        "description", description, "content", json(Map.of("$ref", "#/components/schemas/Error")));
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return Map.of("application/json", Map.of("schema", schema));
  }
}
