package dev.licet.identity.user;

import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.StrictJson;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object about a user, whose members nobody here knows.
 *
 * @param json its text, in ASCII, so that every database keeps it as it is
 */
public record Metadata(String json) {
  public static final Metadata NONE = new Metadata("{}");

  private static final Pattern NO_TEXT =
      Pattern.compile("(?i)\\\\u0000|\\\\ud[89ab]..(?!\\\\ud[c-f])|(?<!\\\\ud[89ab]..)\\\\ud[c-f]");
  private static final JsonMapper JSON =
      StrictJson.MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Reads an object; empty where the text is none. */
  public static Optional<Metadata> parse(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object
          ? Optional.of(of(object))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Takes an object. */
  public static Metadata of(JsonNode object) {
    return NONE.merge(object);
  }

  /** Whether every database can read it: PostgreSQL knows no U+0000 and no half of a pair. */
  boolean isText() {
    return !NO_TEXT.matcher(json).find();
  }

  /** The members. */
  public JsonNode members() {
    return JSON.readTree(json);
  }

  /** For people: one member a line. */
  public String pretty() {
    return JSON.writerWithDefaultPrettyPrinter()
        .without(JsonWriteFeature.ESCAPE_NON_ASCII)
        .writeValueAsString(members());
  }

  /**
   * The same with the members of another object: each replaces its namesake whole, and {@code null}
   * takes it away.
   */
  public Metadata merge(JsonNode changes) {
    var merged = (ObjectNode) members();
    JsonObject.set(merged, changes.properties());
    return new Metadata(JSON.writeValueAsString(merged));
  }
}
