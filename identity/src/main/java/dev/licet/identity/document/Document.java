package dev.licet.identity.document;

import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.JsonObject;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of settings.
 *
 * @param name where the Management API has it, such as {@code tenants/settings}
 * @param usual what it says of what nobody has set
 * @param shape what may be said of it
 */
public record Document(String name, JsonObject usual, Shape shape) {
  /** One with the usual settings as JSON. */
  public Document(String name, String usual, Shape shape) {
    this(name, new JsonObject(usual), shape);
  }

  /** What it says where the table has these members. */
  ObjectNode over(JsonObject stored) {
    var members = usual.members();
    members.setAll(stored.members());
    return members;
  }
}
