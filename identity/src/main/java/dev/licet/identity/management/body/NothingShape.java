package dev.licet.identity.management.body;

import java.util.Map;
import tools.jackson.databind.JsonNode;

record NothingShape() implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isNull()) {
      throw Refusals.refused("This server does not support this setting", place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "null");
  }
}
