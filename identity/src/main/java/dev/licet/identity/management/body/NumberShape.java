package dev.licet.identity.management.body;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A number from one to another, of every kind or a whole one. */
record NumberShape(boolean whole, int least, int most) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (whole ? !value.isIntegralNumber() : !value.isNumber()) {
      throw Refusals.wrongType(type(), value, place);
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
    schema.put("type", type());
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  private String type() {
    return whole ? "integer" : "number";
  }
}
