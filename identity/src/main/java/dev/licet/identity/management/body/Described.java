package dev.licet.identity.management.body;

import java.util.List;
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

  /** The parameters that other reads take. */
  default Map<String, List<String>> parameters() {
    return Map.of();
  }

  /** The forms (multipart) that endpoints read. */
  default Map<String, ObjectShape> forms() {
    return Map.of();
  }

  /** The parameters that lists take besides the usual ones. */
  default Map<String, List<String>> filters() {
    return Map.of();
  }
}
