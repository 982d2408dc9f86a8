package dev.licet.identity.management.body;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

record ListShape(Shape item, int most) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isArray()) {
      throw Refusals.wrongType("array", value, place);
    }
    if (value.size() > most) {
      throw Refusals.refused(
          "Array is too long (%d), maximum %d".formatted(value.size(), most), place);
    }
    for (int i = 0; i < value.size(); i++) {
      item.check(value.get(i), "%s[%d]".formatted(place, i));
    }
  }

  @Override
  public void prune(JsonNode value, String place, Consumer<String> named) {
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      item.prune(value.get(i), "%s[%d]".formatted(place, i), named);
    }
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "array");
    schema.put("items", item.schema());
    schema.put("maxItems", most);
    return schema;
  }
}
