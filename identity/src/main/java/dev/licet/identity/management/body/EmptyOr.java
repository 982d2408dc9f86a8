package dev.licet.identity.management.body;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record EmptyOr(Shape shape) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isString() || !value.stringValue().isEmpty()) {
      shape.check(value, place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(shape.schema(), Map.of("const", "")));
  }
}
