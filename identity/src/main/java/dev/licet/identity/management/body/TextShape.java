package dev.licet.identity.management.body;

import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record TextShape(int shortest, int longest, boolean lines) implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isString()) {
      throw Refusals.wrongType("string", value, place);
    }
    var text = value.stringValue();
    int length = text.codePointCount(0, text.length());
    if (length < shortest) {
      throw Refusals.refused(
          "String is too short (%d chars), minimum %d".formatted(length, shortest), place);
    }
    if (length > longest) {
      throw Refusals.refused(
          "String is too long (%d chars), maximum %d".formatted(length, longest), place);
    }
    if (lines ? !isText(text) : !FieldChecks.isLine(text)) {
      throw Refusals.refused("Object didn't pass validation for format plain text: ", place);
    }
  }

  /** Whether these are lines, ended by any of the usual signs, with tabs among them. */
  static boolean isText(String text) {
    return FieldChecks.isLine(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "string");
    if (shortest > 0) {
      schema.put("minLength", shortest);
    }
    schema.put("maxLength", longest);
    return schema;
  }
}
