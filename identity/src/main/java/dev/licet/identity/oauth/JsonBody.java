package dev.licet.identity.oauth;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.StrictJson;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that is one JSON object, its members being the parameters. */
final class JsonBody {
  private static final JsonMapper STRICT = StrictJson.MAPPER;

  private JsonBody() {}

  static Attempt<Map<String, String>> parse(String text) {
    return object(text).then(JsonBody::parameters);
  }

  private static Attempt<JsonNode> object(String text) {
    try {
      var node = STRICT.readTree(text);
      return node.isObject()
          ? Attempt.of(node)
          : Attempt.failed(OAuthError.invalidRequest("The request body must be a JSON object"));
    } catch (JacksonException e) {
      return Attempt.failed(OAuthError.invalidRequest("The request body is not valid JSON"));
    }
  }

  private static Attempt<Map<String, String>> parameters(JsonNode object) {
    var parameters = Attempt.of(new ParameterMap());
    for (var member : object.properties()) {
      if (!member.getValue().isNull()) {
        parameters =
            parameters.then(map ->
                text(member.getKey(), member.getValue())
                    .then(value -> map.add(member.getKey(), value)));
      }
    }
    return parameters.then(map -> Attempt.of(map.withoutEmpty()));
  }

  private static Attempt<String> text(String name, JsonNode value) {
    if (value.isString()) {
      return Attempt.of(value.stringValue());
    }
    if (!name.equals("scope")) {
      return Attempt.failed(
          OAuthError.invalidRequest(
              FieldChecks.isLine(name)
                  ? "Parameter must be a string: " + name
                  : "A parameter's name is not plain text"));
    }
    return isListOfStrings(value)
        ? Attempt.of(String.join(" ", value.valueStream().map(JsonNode::stringValue).toList()))
        : Attempt.failed(OAuthError.scopeOfWrongType());
  }

  private static boolean isListOfStrings(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(JsonNode::isString);
  }
}
