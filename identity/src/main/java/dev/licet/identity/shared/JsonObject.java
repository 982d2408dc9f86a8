package dev.licet.identity.shared;

import java.util.Map;
import java.util.Set;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as a table keeps it.
 *
 * @param json its text, in ASCII, so that every database keeps it as it is
 */
public record JsonObject(String json) {
  public static final JsonObject EMPTY = new JsonObject("{}");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Takes an object. */
  public static JsonObject of(JsonNode object) {
    return new JsonObject(JSON.writeValueAsString(object));
  }

  /** The members; the caller's to change. */
  public ObjectNode members() {
    return (ObjectNode) JSON.readTree(json);
  }

  /** A member that is an object; an empty one where it is not there. */
  public ObjectNode object(String name) {
    return members().get(name) instanceof ObjectNode object ? object : JSON.createObjectNode();
  }

  /** A member that is a text; an empty one where it is not there. */
  public String text(String name) {
    return members().path(name).asString("");
  }

  /** The same with these members, each whole; {@code null} takes one away. */
  public JsonObject with(Map<String, JsonNode> changes) {
    var members = members();
    set(members, changes.entrySet());
    return of(members);
  }

  /** Sets these members of an object, each whole; {@code null} takes one away. */
  public static void set(ObjectNode object, Set<Map.Entry<String, JsonNode>> changes) {
    for (var change : changes) {
      if (change.getValue().isNull()) {
        object.remove(change.getKey());
      } else {
        object.set(change.getKey(), change.getValue());
      }
    }
  }

  /** Without the values: there may be secrets among them. */
  @Override
  public String toString() {
    return "JsonObject[***]";
  }
}
