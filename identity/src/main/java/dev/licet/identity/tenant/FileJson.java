package dev.licet.identity.tenant;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What stands free in the tenant file, as JSON: metadata, whose members nobody here knows. */
final class FileJson {
  private static final int DEEPEST = 12;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper NUMBERS = JsonMapper.builder().build();

  private FileJson() {}

  /** A mapping as a JSON object. */
  static JsonNode object(FileValue value) {
    if (!(value.node() instanceof MappingNode)) {
      throw value.wrong("a mapping, such as name: value");
    }
    return json(value, DEEPEST);
  }

  /** Whatever stands there. */
  static JsonNode value(FileValue value) {
    return json(value, DEEPEST);
  }

  private static JsonNode json(FileValue value, int deeper) {
    if (deeper == 0) {
      throw value.place().refuse("at most %d levels".formatted(DEEPEST), "more");
    }
    return switch (value.node()) {
      case MappingNode _ -> members(value, deeper - 1);
      case SequenceNode _ -> items(value, deeper - 1);
      case ScalarNode scalar -> scalar(value, scalar);
      default -> throw value.wrong("a value");
    };
  }

  private static JsonNode members(FileValue value, int deeper) {
    var object = JSON.objectNode();
    value.entry().members().forEach((name, member) -> object.set(name, json(member, deeper)));
    return object;
  }

  private static JsonNode items(FileValue value, int deeper) {
    var array = JSON.arrayNode();
    value.list().forEach(item -> array.add(json(item, deeper)));
    return array;
  }

  private static JsonNode scalar(FileValue value, ScalarNode scalar) {
    if (is(scalar, Tag.NULL)) {
      return JSON.nullNode();
    }
    if (is(scalar, Tag.BOOL)) {
      return JSON.booleanNode(value.flag());
    }
    return is(scalar, Tag.INT) || is(scalar, Tag.FLOAT)
        ? number(value, scalar.getValue())
        : JSON.stringNode(scalar.getValue());
  }

  private static JsonNode number(FileValue value, String text) {
    try {
      return NUMBERS.readTree(text);
    } catch (JacksonException e) {
      throw value.wrong("a number as JSON writes it (or put it in quotes)");
    }
  }

  private static boolean is(Node node, Tag tag) {
    return node.getTag().equals(tag);
  }
}
