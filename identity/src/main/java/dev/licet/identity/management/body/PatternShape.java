package dev.licet.identity.management.body;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

record PatternShape(Pattern pattern) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isString()) {
      throw Refusals.wrongType("string", value, place);
    }
    if (!pattern.matcher(value.stringValue()).matches()) {
      throw Refusals.refused("String does not match pattern " + pattern, place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "pattern", "^" + pattern + "$");
  }
}
