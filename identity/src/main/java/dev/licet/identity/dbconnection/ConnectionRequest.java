package dev.licet.identity.dbconnection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.FormBody;
import dev.licet.identity.shared.StrictJson;
import dev.licet.identity.user.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a call: a JSON object, or a form. Members that nobody here knows are passed over. */
record ConnectionRequest(JsonNode members) {
  private static final JsonMapper JSON = StrictJson.MAPPER;
  private static final int MOST_METADATA = 10;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 500;

  static ConnectionRequest read(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readAllBytes();
    if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type(request))) {
      return form(body);
    }
    try {
      var members = JSON.readTree(body);
      if (members.isObject()) {
        return new ConnectionRequest(members);
      }
    } catch (JacksonException e) {
      throw ConnectionRefused.invalidRequest("The body is no JSON object");
    }
    throw ConnectionRefused.invalidRequest("The body is no JSON object");
  }

  /** A text that has to be there. */
  String text(String name) {
    return find(name).orElseThrow(() -> ConnectionRefused.invalidRequest(name + " is required"));
  }

  /** A text, where it is there and not empty. */
  Optional<String> find(String name) {
    var value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw ConnectionRefused.invalidRequest(name + " must be a string");
    }
    return Optional.of(value.stringValue()).filter(text -> !text.isEmpty());
  }

  /** What users may say of themselves: few short texts. */
  Metadata metadata() {
    var metadata = members.path("user_metadata");
    if (metadata.isMissingNode() || metadata.isNull()) {
      return Metadata.NONE;
    }
    boolean fits =
        metadata.isObject()
            && metadata.size() <= MOST_METADATA
            && metadata.properties().stream()
                .allMatch(one ->
                    one.getKey().length() <= LONGEST_NAME
                        && one.getValue().isString()
                        && one.getValue().stringValue().length() <= LONGEST_VALUE);
    if (!fits) {
      throw ConnectionRefused.invalidRequest(
          "user_metadata takes at most 10 members, with names of 100 and texts of 500 characters");
    }
    return Metadata.of(metadata);
  }

  private static MediaType type(HttpServletRequest request) {
    try {
      return MediaType.parseMediaType(String.valueOf(request.getContentType()));
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_JSON;
    }
  }

  /** What stands in the address counts for nothing: addresses end up in logs. */
  private static ConnectionRequest form(byte[] body) {
    return switch (FormBody.parse(new String(body, UTF_8))) {
      case Attempt.Success<Map<String, String>>(var sent) ->
          new ConnectionRequest(JSON.valueToTree(sent));
      case Attempt.Failure<Map<String, String>>(var error) ->
          throw ConnectionRefused.invalidRequest(error.description());
    };
  }
}
