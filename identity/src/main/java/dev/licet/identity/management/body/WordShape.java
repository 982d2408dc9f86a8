package dev.licet.identity.management.body;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record WordShape(List<String> words) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isString()) {
      throw Refusals.wrongType("string", value, place);
    }
    if (!words.contains(value.stringValue())) {
      throw Refusals.refused("No enum match for: " + Refusals.echo(value.stringValue()), place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "enum", words);
  }
}
