package dev.licet.identity.management.body;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.FieldChecks;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What is wrong with a body, in the words of Auth0's validator. */
final class Refusals {
  private static final int LONGEST_ECHO = 100;

  private Refusals() {}

  static ManagementRefused refused(String problem, String place) {
    return new ManagementRefused(
        place.isEmpty()
            ? ManagementError.invalidPayload(problem)
            : ManagementError.invalidPayload(problem, place));
  }

  static ManagementRefused wrongType(String expected, JsonNode value, String place) {
    return refused("Expected type %s but found type %s".formatted(expected, typeOf(value)), place);
  }

  /** A text of the caller's, so short that a message can hold it. */
  static String echo(String text) {
    var shown = FieldChecks.isLine(text) ? text : "";
    return shown.length() <= LONGEST_ECHO ? shown : shown.substring(0, LONGEST_ECHO) + "…";
  }

  static String typeOf(JsonNode node) {
    return node.isIntegralNumber() ? "integer" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
