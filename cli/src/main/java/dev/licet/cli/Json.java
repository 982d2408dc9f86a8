package dev.licet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON objects as plain maps, lists, strings, numbers and booleans; a null member is left out. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * A value that is JSON already.
   *
   * @param text its text
   */
  record Raw(String text) {}

  /** The object that a text is; empty if it is anything else. */
  static Optional<Map<String, Object>> object(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, Object> object = readObject(parser);
      return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** The objects of an array; empty if the text is anything else. */
  static Optional<List<Map<String, Object>>> objects(String text) {
    return object("{\"all\":" + text + "}")
        .map(wrapped -> wrapped.get("all"))
        .filter(List.class::isInstance)
        .map(all -> ((List<?>) all).stream().flatMap(Json::asObject).toList());
  }

  /**
   * Hands on each object of an array while it is read.
   *
   * @throws IOException if it is no such array, or breaks off
   */
  static void each(InputStream array, Consumer<Map<String, Object>> taker) throws IOException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), array)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("no JSON array");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        taker.accept(readObject(parser));
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw new IOException("the array holds something else than objects");
      }
    } catch (JacksonException notJson) {
      throw new IOException(notJson.getOriginalMessage(), notJson);
    }
  }

  private static Stream<Map<String, Object>> asObject(Object item) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (item instanceof Map<?, ?> members) {
      members.forEach((name, value) -> object.put(String.valueOf(name), value));
      return Stream.of(object);
    }
    return Stream.empty();
  }

  /** A member that is a string and not empty. */
  static Optional<String> text(Map<String, Object> object, String member) {
    return Optional.ofNullable(object.get(member))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(value -> !value.isEmpty());
  }

  /** An object as text, on one line. */
  static String write(Map<String, ?> object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      writeValue(generator, object);
    }
    return text.toString();
  }

  private static Map<String, Object> readObject(JsonParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token != JsonToken.VALUE_NULL) {
        object.put(name, readValue(parser, token));
      }
    }
    return object;
  }

  private static List<Object> readArray(JsonParser parser) {
    List<Object> array = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(readValue(parser, token));
    }
    return array;
  }

  private static Object readValue(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> parser.getString();
    };
  }

  private static void writeValue(JsonGenerator generator, Object value) {
    switch (value) {
      case Map<?, ?> object -> {
        generator.writeStartObject();
        object.forEach((name, member) -> {
          generator.writeName(String.valueOf(name));
          writeValue(generator, member);
        });
        generator.writeEndObject();
      }
      case Iterable<?> array -> {
        generator.writeStartArray();
        array.forEach(element -> writeValue(generator, element));
        generator.writeEndArray();
      }
      case Raw raw -> generator.writeRawValue(raw.text());
      case Boolean flag -> generator.writeBoolean(flag);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Number number -> generator.writeNumber(number.toString());
      default -> generator.writeString(value.toString());
    }
  }
}
