package dev.licet.identity.tenant;

import dev.licet.identity.shared.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in the tenant file, with its place; asked for a type it is not of, it ends the start. */
record FileValue(Place place, Node node) {
  private static final List<String> SECRETS =
      List.of("client_secret", "signing_secret", "password", "password_hash");

  String text() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return scalar.getValue();
    }
    throw wrong(node instanceof ScalarNode ? "text (put it in quotes)" : "text");
  }

  int wholeNumber() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        return Integer.parseInt(scalar.getValue());
      } catch (NumberFormatException e) {
        throw wrong("a whole number");
      }
    }
    throw wrong("a whole number");
  }

  boolean flag() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return switch (scalar.getValue()) {
        case "true" -> true;
        case "false" -> false;
        default -> throw wrong("true or false");
      };
    }
    throw wrong("true or false");
  }

  /** One of a set of words. */
  <T> T word(Function<String, Optional<T>> reading, String expected) {
    return reading.apply(text()).orElseThrow(() -> wrong(expected));
  }

  List<FileValue> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list");
    }
    var values = new ArrayList<FileValue>();
    for (var item : sequence.getValue()) {
      var field = "%s[%d]".formatted(place.field(), values.size());
      values.add(new FileValue(place.at(line(item), field), item));
    }
    return values;
  }

  FileEntry entry() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping, such as name: value");
    }
    return FileEntry.of(place, mapping);
  }

  /** Whether nothing is said: no value at all, an empty list or an empty mapping. */
  boolean isEmpty() {
    return switch (node) {
      case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL);
      case SequenceNode sequence -> sequence.getValue().isEmpty();
      case MappingNode mapping -> mapping.getValue().isEmpty();
      default -> false;
    };
  }

  boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  StartRefused wrong(String expected) {
    return place.refuse(expected, found());
  }

  private boolean isSecret() {
    return SECRETS.stream().anyMatch(place.field()::endsWith);
  }

  /** What stands there; never a secret. */
  private String found() {
    return switch (node) {
      case SequenceNode _ -> "a list";
      case MappingNode _ -> "a mapping";
      case ScalarNode _ when isSecret() -> "something else";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
      case ScalarNode scalar -> "'" + scalar.getValue() + "'";
      default -> "something else";
    };
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
