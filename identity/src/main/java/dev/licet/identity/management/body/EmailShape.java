package dev.licet.identity.management.body;

import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record EmailShape() implements Shape {
  @Override
  public void check(JsonNode value, String place) {
    if (!value.isString()) {
      throw Refusals.wrongType("string", value, place);
    }
    var email = value.stringValue();
    if (!FieldChecks.isLine(email) || !Email.isAddress(Email.normalised(email))) {
      throw Refusals.refused(
          "Object didn't pass validation for format email: " + Refusals.echo(email), place);
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "format", "email");
  }
}
