package dev.licet.identity.management;

import dev.licet.identity.shared.FieldChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a Management API call: one JSON object, none of whose members goes unread. */
public final class Payload {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private Payload(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads the body.
   *
   * @param members every member that the endpoint knows
   * @throws ManagementRefused if it is no such body
   */
  public static Payload read(HttpServletRequest request, Set<String> members) throws IOException {
    requireJson(request.getContentType() == null ? "" : request.getContentType());
    var payload = new Payload(parse(request.getInputStream().readAllBytes()));
    for (var name : payload.object.propertyNames()) {
      if (!members.contains(name)) {
        throw refused(
            "Additional properties not allowed" + (FieldChecks.isLine(name) ? ": " + name : ""));
      }
    }
    return payload;
  }

  /** A member that must be there and be a text. */
  public String text(String name) {
    return find(name).orElseThrow(() -> refused("Missing required property: " + name));
  }

  private Optional<String> find(String name) {
    var value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new ManagementRefused(
          ManagementError.invalidBody(
              "Payload validation error: 'Expected type string but found type %s' on property %s."
                  .formatted(typeOf(value), name)));
    }
    if (!FieldChecks.isLine(value.stringValue())) {
      throw refused("Not one line of plain text: " + name);
    }
    return Optional.of(value.stringValue());
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
      var node = STRICT.readTree(body);
      if (node.isObject()) {
        return node;
      }
      throw refused("Expected type object but found type " + typeOf(node));
    } catch (JacksonException e) {
      throw new ManagementRefused(
          ManagementError.invalidBody("Invalid request payload JSON format"));
    }
  }

  private static String typeOf(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static ManagementRefused refused(String problem) {
    return new ManagementRefused(ManagementError.invalidPayload(problem));
  }
}
