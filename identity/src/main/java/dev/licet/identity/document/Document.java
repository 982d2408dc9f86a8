package dev.licet.identity.document;

import dev.licet.identity.management.body.ObjectShape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of settings.
 *
 * @param name where the Management API has it, such as {@code tenants/settings}
 * @param usual what it says of what nobody has set, as JSON
 * @param shape what may be said of it
 */
public record Document(String name, String usual, ObjectShape shape) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Document {
    if (!parse(usual).isObject()) {
      throw new IllegalArgumentException("What " + name + " usually says is no object: " + usual);
    }
  }

  /** One of which nothing is said until somebody does. */
  public static Document empty(String name, ObjectShape shape) {
    return new Document(name, "{}", shape);
  }

  /** What it says where the table has these members. */
  ObjectNode over(String stored) {
    var members = parse(usual);
    members.setAll(parse(stored));
    return members;
  }

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }
}
