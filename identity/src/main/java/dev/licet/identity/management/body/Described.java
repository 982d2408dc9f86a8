package dev.licet.identity.management.body;

import java.util.Map;

/**
 * Endpoints that say for the OpenAPI document what they take. An endpoint is named by its method
 * and its path below {@code /api/v2}: {@code PATCH /clients/{id}}.
 */
public interface Described {
  /** The bodies that endpoints read. */
  default Map<String, ? extends Shape> bodies() {
    return Map.of();
  }

  /** The forms (multipart) that endpoints read. */
  default Map<String, ObjectShape> forms() {
    return Map.of();
  }
}
