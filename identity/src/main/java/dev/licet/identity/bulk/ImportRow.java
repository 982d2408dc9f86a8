package dev.licet.identity.bulk;

import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.StrictJson;
import dev.licet.identity.user.ImportedUser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the file.
 *
 * @param number from 1
 * @param user who it is about, or why nobody can tell
 * @param subject of it what can be shown again: nothing secret
 */
record ImportRow(long number, Outcome<ImportedUser> user, String subject) {
  private static final JsonMapper JSON = StrictJson.MAPPER;

  static ImportRow of(UsersFile.Line line) {
    if (line.tooLong()) {
      return new ImportRow(line.number(), Outcome.invalid("", "The line is over 1 MB long"), "{}");
    }
    try {
      return of(line.number(), JSON.readTree(line.bytes()));
    } catch (JacksonException e) {
      return new ImportRow(line.number(), Outcome.invalid("", "This is no valid JSON"), "{}");
    }
  }

  private static ImportRow of(long number, JsonNode json) {
    return json instanceof ObjectNode object
        ? new ImportRow(number, ImportBody.read(object), subject(object))
        : new ImportRow(number, Outcome.invalid("", "This is no JSON object"), "{}");
  }

  private static String subject(ObjectNode object) {
    var shown = JSON.createObjectNode();
    for (var member : new String[] {"email", "user_id"}) {
      var value = object.get(member);
      if (value != null && value.isString()) {
        var text = value.stringValue();
        shown.put(member, text.length() <= 254 ? text : text.substring(0, 254));
      }
    }
    return JSON.writeValueAsString(shown);
  }
}
