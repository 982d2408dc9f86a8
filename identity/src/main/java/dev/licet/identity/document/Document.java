package dev.licet.identity.document;

import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of settings.
 *
 * @param name where the Management API has it, such as {@code tenants/settings}
 * @param usual what it says of what nobody has set
 * @param shape what may be said of it
 * @param mergeable members that are objects, of which a part may be said: the rest stays
 */
public record Document(String name, JsonObject usual, Shape shape, Set<String> mergeable) {
  public Document {
    mergeable = Set.copyOf(mergeable);
  }

  /** One whose members are each said whole. */
  public Document(String name, JsonObject usual, Shape shape) {
    this(name, usual, shape, Set.of());
  }

  /** One with the usual settings as JSON. */
  public Document(String name, String usual, Shape shape) {
    this(name, new JsonObject(usual), shape);
  }

  /** The same, where a part of these members may be said. */
  public Document merging(String... members) {
    return new Document(name, usual, shape, Set.of(members));
  }

  /** What it says where the table has these members. */
  ObjectNode over(JsonObject stored) {
    var members = usual.members();
    stored
        .members()
        .properties()
        .forEach(one -> members.set(one.getKey(), merged(one.getKey(), members, one.getValue())));
    return members;
  }

  /** The changes, each with what it leaves of what was. */
  Map<String, JsonNode> completed(JsonObject stored, Map<String, JsonNode> changes) {
    var before = stored.members();
    var all = new LinkedHashMap<String, JsonNode>();
    changes.forEach((member, said) -> all.put(member, merged(member, before, said)));
    return all;
  }

  private JsonNode merged(String member, ObjectNode before, JsonNode said) {
    return mergeable.contains(member) ? merged(before.get(member), said) : said;
  }

  private static JsonNode merged(@Nullable JsonNode before, JsonNode said) {
    if (!(before instanceof ObjectNode known) || !said.isObject()) {
      return said;
    }
    said.properties()
        .forEach(one -> known.set(one.getKey(), merged(known.get(one.getKey()), one.getValue())));
    return known;
  }
}
