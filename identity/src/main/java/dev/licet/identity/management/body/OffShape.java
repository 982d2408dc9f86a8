package dev.licet.identity.management.body;

import java.util.Map;
import tools.jackson.databind.JsonNode;

record OffShape() implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isBoolean()) {
      throw Refusals.wrongType("boolean", value, place);
    }
    if (value.booleanValue()) {
      throw Refusals.refused("This server cannot switch this setting on", place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "boolean", "const", false);
  }
}
