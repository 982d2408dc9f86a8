package dev.licet.identity.management.body;

import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record MapShape(Shape value, int most) implements Shape {
  private static final int LONGEST_NAME = 255;

  @Override
  public void check(JsonNode object, String place) {
    if (!object.isObject()) {
      throw Refusals.wrongType("object", object, place);
    }
    if (object.size() > most) {
      throw Refusals.refused(
          "Too many properties defined (%d), maximum %d".formatted(object.size(), most), place);
    }
    for (var name : object.propertyNames()) {
      if (name.isEmpty() || name.length() > LONGEST_NAME || !FieldChecks.isLine(name)) {
        throw Refusals.refused("Object didn't pass validation for format property name: ", place);
      }
      value.check(object.get(name), ObjectShape.at(place, Refusals.echo(name)));
    }
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("additionalProperties", value.schema());
    schema.put("maxProperties", most);
    return schema;
  }
}
