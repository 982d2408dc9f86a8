package dev.licet.identity.management.body;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a Management API call: a JSON object, none of whose members goes unread. */
public final class Payload {
  private static final JsonMapper STRICT = StrictJson.MAPPER;

  private final JsonNode object;

  private Payload(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads the body.
   *
   * @throws ManagementRefused if it has not that shape
   */
  public static Payload read(HttpServletRequest request, Shape shape) throws IOException {
    return new Payload(json(request, shape));
  }

  /**
   * A body that is not a call's.
   *
   * @throws ManagementRefused if it has not that shape
   */
  public static Payload of(JsonNode object, Shape shape) {
    shape.check(object, "");
    return new Payload(object);
  }

  /** The same, where a body that is a bare text stands for an object with that one member. */
  public static Payload readOrText(HttpServletRequest request, Shape shape, String member)
      throws IOException {
    requireJson(request.getContentType() == null ? "" : request.getContentType());
    var body = parse(request.getInputStream().readAllBytes());
    return of(body.isString() ? STRICT.createObjectNode().set(member, body) : body, shape);
  }

  /** The same, where a call without a body is one that says nothing. */
  public static Payload readIfAny(HttpServletRequest request, ObjectShape shape)
      throws IOException {
    var bytes = request.getInputStream().readAllBytes();
    return new Payload(bytes.length == 0 ? STRICT.createObjectNode() : json(bytes, request, shape));
  }

  /**
   * Reads a body that is a list of objects.
   *
   * @throws ManagementRefused if it has not that shape
   */
  public static List<Payload> readList(HttpServletRequest request, Shape shape) throws IOException {
    return items(json(request, shape)).map(Payload::new).toList();
  }

  /** Whether the member is there, be it as {@code null}. */
  public boolean has(String name) {
    return object.get(name) != null;
  }

  /** Whether the member is there as {@code null}: to be taken away. */
  public boolean clears(String name) {
    return has(name) && object.get(name).isNull();
  }

  /** A text that the shape requires. */
  public String text(String name) {
    return findText(name).orElseThrow();
  }

  /** A text, where it is there. */
  public Optional<String> findText(String name) {
    return find(name).map(JsonNode::stringValue);
  }

  /** A whole number, where it is there. */
  public Optional<Integer> findWhole(String name) {
    return find(name).map(JsonNode::intValue);
  }

  /** True or false, where it is there. */
  public Optional<Boolean> findFlag(String name) {
    return find(name).map(JsonNode::booleanValue);
  }

  /** A list of texts, where it is there. */
  public Optional<List<String>> findTexts(String name) {
    return find(name).map(list -> items(list).map(JsonNode::stringValue).toList());
  }

  /** A list of objects, where it is there. */
  public Optional<List<Payload>> findObjects(String name) {
    return find(name).map(list -> items(list).map(Payload::new).toList());
  }

  /** An object, where it is there. */
  public Optional<Payload> findObject(String name) {
    return find(name).map(Payload::new);
  }

  /** Those of these members that are there, be it as {@code null}. */
  public Map<String, JsonNode> only(Collection<String> names) {
    var members = new LinkedHashMap<String, JsonNode>();
    for (var name : names) {
      if (has(name)) {
        members.put(name, object.get(name));
      }
    }
    return members;
  }

  /** The JSON of a member that is there and not {@code null}. */
  public Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  /** All of it. */
  public JsonNode json() {
    return object;
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode json(HttpServletRequest request, Shape shape) throws IOException {
    return json(request.getInputStream().readAllBytes(), request, shape);
  }

  private static JsonNode json(byte[] bytes, HttpServletRequest request, Shape shape) {
    requireJson(request.getContentType() == null ? "" : request.getContentType());
    var body = parse(bytes);
    shape.check(body, "");
    return body;
  }

  private static void requireJson(String contentType) {
    if (!isJson(contentType)) {
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "unsupported_media_type",
              "Content-Type must be application/json"));
    }
  }

  private static boolean isJson(String contentType) {
    try {
      return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return STRICT.readTree(body);
    } catch (JacksonException e) {
      throw new ManagementRefused(
          ManagementError.invalidBody("Invalid request payload JSON format"));
    }
  }
}
