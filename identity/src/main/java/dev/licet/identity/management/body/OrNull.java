package dev.licet.identity.management.body;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

record OrNull(Shape shape) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isNull()) {
      shape.check(value, place);
    }
  }

  @Override
  public void prune(JsonNode value, String place, Consumer<String> named) {
    shape.prune(value, place, named);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(shape.schema(), Map.of("type", "null")));
  }
}
