package dev.licet.identity.management.body;

import dev.licet.identity.management.ManagementRefused;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a value in a body may be. It refuses in the words of Auth0's validator. */
public interface Shape {
  /**
   * Lets the value pass.
   *
   * @param place where it stands, such as {@code scopes[0].value}; empty for the whole body
   * @throws dev.licet.identity.management.ManagementRefused if it is not of this shape
   */
  void check(JsonNode value, String place);

  /**
   * Takes the members away that the shape does not know, for a reader that names them instead of
   * refusing them.
   *
   * @param named told where each of them stood
   */
  default void prune(JsonNode value, String place, Consumer<String> named) {}

  /** Whether the value would pass: for forms, which have words of their own. */
  default boolean allows(JsonNode value) {
    try {
      check(value, "");
      return true;
    } catch (ManagementRefused _) {
      return false;
    }
  }

  /** The same as a JSON schema (OpenAPI 3.1). */
  Map<String, Object> schema();

  /** The same, where {@code null} may stand too: it takes the value away. */
  default Shape orNull() {
    return new OrNull(this);
  }

  /** One line of text. */
  static Shape line(int longest) {
    return new TextShape(0, longest, false);
  }

  /** One line of text that is not empty. */
  static Shape name(int longest) {
    return new TextShape(1, longest, false);
  }

  /** A text that may have several lines. */
  static Shape text(int longest) {
    return new TextShape(0, longest, true);
  }

  /** A link: absolute, and of no scheme that runs as a program. */
  static Shape link() {
    return new LinkShape(false);
  }

  /** A URL of a web page that nobody on the way can alter: {@code https}, maybe with a fragment. */
  static Shape secureLink() {
    return new LinkShape(true);
  }

  /** An e-mail address. */
  static Shape email() {
    return new EmailShape();
  }

  /** A text that a regular expression matches as a whole. */
  static Shape matching(String pattern) {
    return new PatternShape(Pattern.compile(pattern));
  }

  /** Of that shape, or an empty text for nothing. */
  static Shape emptyOr(Shape shape) {
    return new EmptyOr(shape);
  }

  /** Nothing but {@code null}: a setting that this server has not. */
  static Shape nothing() {
    return new NothingShape();
  }

  /** Nothing but {@code false}: a setting that this server cannot switch on. */
  static Shape off() {
    return new StuckShape(false);
  }

  /** Nothing but {@code true}: a setting that this server cannot switch off. */
  static Shape on() {
    return new StuckShape(true);
  }

  /** One of these words. */
  static Shape oneOf(String... words) {
    return new WordShape(List.of(words));
  }

  /** A whole number. */
  static Shape whole(int least, int most) {
    return new NumberShape(true, least, most);
  }

  /** A number, with a fraction or without. */
  static Shape number(int least, int most) {
    return new NumberShape(false, least, most);
  }

  /** True or false. */
  static Shape flag() {
    return new FlagShape();
  }

  /** A list, each of whose items has that shape. */
  static Shape list(Shape item, int most) {
    return new ListShape(item, most);
  }

  /** An object with names of the caller's own choice. */
  static Shape map(Shape value, int most) {
    return new MapShape(value, most);
  }

  /** An object of whatever JSON the caller likes, so deep and no deeper. */
  static Shape json() {
    return new JsonShape();
  }

  /** An object; to be told its members. */
  static ObjectShape object() {
    return new ObjectShape(Map.of(), List.of());
  }
}
