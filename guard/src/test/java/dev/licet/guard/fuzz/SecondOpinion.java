package dev.licet.guard.fuzz;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** What Jackson, at its strictest, reads in octets; numbers stay the text that they were. */
final class SecondOpinion {
  /** The null of JSON. */
  static final Object NULL = new Object();

  /** A number as it was written. */
  record Literal(String text) {
    BigDecimal value() {
      return new BigDecimal(text);
    }
  }

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNestingDepth(100_000)
                  .build())
          .build();

  private SecondOpinion() {}

  /** The value; empty if it is none, or not UTF-8, or begins with a byte order mark. */
  static Optional<Object> of(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      boolean mark = text.startsWith("\uFEFF");
      return mark || text.indexOf('\0') >= 0 ? Optional.empty() : parse(octets);
    } catch (CharacterCodingException | JacksonException notJson) {
      return Optional.empty();
    }
  }

  /**
   * From octets, as in a string Jackson takes any character for the digit that its low eight bits
   * are: an escape of 004 and U+2032 as one of 0042. Without NUL it guesses no other encoding.
   */
  private static Optional<Object> parse(byte[] octets) {
    try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), octets)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return Optional.empty();
      }
      Object value = value(parser, first);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    }
  }

  private static Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> parser.getString();
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
      token = parser.nextToken();
    }
    return items;
  }
}
