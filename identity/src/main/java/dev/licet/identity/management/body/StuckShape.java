package dev.licet.identity.management.body;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A switch that this server cannot turn. */
record StuckShape(boolean on) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isBoolean()) {
      throw Refusals.wrongType("boolean", value, place);
    }
    if (value.booleanValue() != on) {
      throw Refusals.refused(
          "This server cannot switch this setting " + (on ? "off" : "on"), place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "boolean", "const", on);
  }
}
