package dev.licet.identity.connection;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a connection.
 *
 * @param json an object whose members have the Management API's names, in ASCII; who writes has
 *     checked them
 */
public record ConnectionDetails(String json) {
  static final ConnectionDetails NONE = new ConnectionDetails("{}");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** All members. */
  ObjectNode members() {
    return (ObjectNode) JSON.readTree(json);
  }

  /** What depends on the strategy. */
  ObjectNode options() {
    return members().get("options") instanceof ObjectNode options
        ? options
        : JSON.createObjectNode();
  }

  /** The same with these members, each whole; {@code null} takes one away. */
  ConnectionDetails with(Map<String, JsonNode> changes) {
    var members = members();
    changes.forEach((name, value) -> {
      if (value.isNull()) {
        members.remove(name);
      } else {
        members.set(name, value);
      }
    });
    return new ConnectionDetails(JSON.writeValueAsString(members));
  }

  /** Without the values: among the options of other sources there are secrets. */
  @Override
  public String toString() {
    return "ConnectionDetails[***]";
  }
}
