package dev.licet.identity.management.body;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object of these members and no other. */
public record ObjectShape(Map<String, Shape> members, List<String> required) implements Shape {
  /** The same with a member that may be left out. */
  public ObjectShape may(String name, Shape shape) {
    var more = new LinkedHashMap<>(members);
    more.put(name, shape);
    return new ObjectShape(more, required);
  }

  /** The same with a member that must be there. */
  public ObjectShape must(String name, Shape shape) {
    var names = new ArrayList<>(required);
    names.add(name);
    return new ObjectShape(may(name, shape).members, names);
  }

  /** The same with all of another shape's members besides. */
  public ObjectShape and(ObjectShape other) {
    var more = new LinkedHashMap<>(members);
    more.putAll(other.members);
    var names = new ArrayList<>(required);
    names.addAll(other.required);
    return new ObjectShape(more, names);
  }

  /** The same without these members: they cannot be set there. */
  public ObjectShape without(String... names) {
    var fewer = new LinkedHashMap<>(members);
    fewer.keySet().removeAll(Set.of(names));
    return new ObjectShape(fewer, required.stream().filter(fewer::containsKey).toList());
  }

  /** The same with everything optional, as a PATCH has it. */
  public ObjectShape partial() {
    return new ObjectShape(members, List.of());
  }

  @Override
  public void check(JsonNode value, String place) {
    if (!value.isObject()) {
      throw Refusals.wrongType("object", value, place);
    }
    for (var name : value.propertyNames()) {
      var shape = members.get(name);
      if (shape == null) {
        throw Refusals.refused(unknown(name), place);
      }
      shape.check(value.get(name), at(place, name));
    }
    for (var name : required) {
      if (value.get(name) == null) {
        throw Refusals.refused("Missing required property: " + name, place);
      }
    }
  }

  /** Whether that member may have the value: for forms, which have words of their own. */
  public boolean allows(String name, JsonNode value) {
    var shape = members.get(name);
    return shape != null && shape.allows(value);
  }

  @Override
  public void prune(JsonNode value, String place, Consumer<String> named) {
    if (!(value instanceof ObjectNode object)) {
      return;
    }
    for (var name : List.copyOf(object.propertyNames())) {
      var shape = members.get(name);
      if (shape == null) {
        object.remove(name);
        named.accept(at(place, name));
      } else {
        shape.prune(object.get(name), at(place, name), named);
      }
    }
  }

  static String at(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String unknown(String name) {
    var shown = Refusals.echo(name);
    return "Additional properties not allowed" + (shown.isEmpty() ? "" : ": " + shown);
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put(
        "properties",
        members.entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    member -> member.getValue().schema(),
                    (one, other) -> one,
                    LinkedHashMap::new)));
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
