package dev.licet.identity.management.body;

import dev.licet.identity.shared.FieldChecks;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record JsonShape() implements Shape {
  private static final int DEEPEST = 12;

  @Override
  public void check(JsonNode value, String place) {
    if (!value.isObject()) {
      throw Refusals.wrongType("object", value, place);
    }
    check(value, place, DEEPEST);
  }

  private static void check(JsonNode value, String place, int deeper) {
    if (deeper == 0) {
      throw Refusals.refused("Object is nested too deeply, maximum " + DEEPEST, place);
    }
    if ((value.isString() && !TextShape.isText(value.stringValue()))
        || !value.propertyNames().stream().allMatch(FieldChecks::isLine)) {
      throw Refusals.refused("Object didn't pass validation for format plain text: ", place);
    }
    for (var part : value) {
      check(part, place, deeper - 1);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "object", "additionalProperties", true);
  }
}
