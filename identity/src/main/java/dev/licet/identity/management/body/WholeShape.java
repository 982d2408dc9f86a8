package dev.licet.identity.management.body;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record WholeShape(int least, int most) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isIntegralNumber()) {
      throw Refusals.wrongType("integer", value, place);
    }
    var number = value.bigIntegerValue();
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      throw Refusals.refused("Value is less than minimum " + least, place);
    }
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw Refusals.refused("Value is greater than maximum " + most, place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "integer");
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }
}
