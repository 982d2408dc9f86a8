package dev.licet.identity.audit.entry;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The header {@code Auth0-Client}: what an SDK says of itself, as JSON in base64. */
final class Telemetry {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_TEXT = 100;
  private static final int MOST_OF_ENV = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Telemetry() {}

  /** Its name, version and environment; nothing where the header says nothing of the kind. */
  static Map<String, Object> read(@Nullable String header) {
    if (header == null || header.length() > LONGEST) {
      return Map.of();
    }
    return decode(header) instanceof ObjectNode object ? read(object) : Map.of();
  }

  private static Map<String, Object> read(ObjectNode object) {
    var said = new LinkedHashMap<String, Object>();
    put(said, "name", object.get("name"));
    put(said, "version", object.get("version"));
    if (object.get("env") instanceof ObjectNode env) {
      var environment = new LinkedHashMap<String, Object>();
      env.properties().stream()
          .limit(MOST_OF_ENV)
          .forEach(one -> put(environment, Masking.line(cut(one.getKey())), one.getValue()));
      said.put("env", environment);
    }
    return said;
  }

  private static void put(Map<String, Object> said, String name, @Nullable JsonNode value) {
    if (value != null && value.isString()) {
      said.put(name, Masking.line(cut(value.stringValue())));
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private static @Nullable JsonNode decode(String header) {
    try {
      return JSON.readTree(
          Base64.getMimeDecoder().decode(header.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException | JacksonException e) {
      return null;
    }
  }
}
