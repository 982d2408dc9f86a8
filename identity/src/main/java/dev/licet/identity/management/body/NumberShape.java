package dev.licet.identity.management.body;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record NumberShape(int least, int most) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isNumber()) {
      throw Refusals.wrongType("number", value, place);
    }
    var number = value.decimalValue();
    if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
      throw Refusals.refused("Value is less than minimum " + least, place);
    }
    if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Refusals.refused("Value is greater than maximum " + most, place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "number");
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }
}
