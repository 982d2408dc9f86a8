package dev.licet.identity.settings;

import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long sessions last can be said in minutes too, and is shown in hours: as deploy-cli has it,
 * which reads the one and writes the other.
 */
final class SessionMinutes {
  private static final String SUFFIX = "_in_minutes";
  private static final int YEAR = 525_600;
  private static final List<String> LIFETIMES =
      List.of(
          "session_lifetime",
          "idle_session_lifetime",
          "ephemeral_session_lifetime",
          "idle_ephemeral_session_lifetime");

  private SessionMinutes() {}

  static ObjectShape shape() {
    var shape = object();
    for (var lifetime : LIFETIMES) {
      shape = shape.may(lifetime + SUFFIX, whole(1, YEAR));
    }
    return shape;
  }

  /** The changes with hours for minutes; where both are said, the minutes count. */
  static Map<String, JsonNode> asHours(Payload changes) {
    var members = new LinkedHashMap<>(changes.only(changes.json().propertyNames()));
    for (var lifetime : LIFETIMES) {
      members.remove(lifetime + SUFFIX);
      changes
          .findWhole(lifetime + SUFFIX)
          .ifPresent(minutes -> members.put(lifetime, hours(minutes)));
    }
    return members;
  }

  /** The settings as they can be said again: of hours, only whole ones can. */
  static ObjectNode whereHoursAreNotWhole(ObjectNode settings) {
    for (var lifetime : LIFETIMES) {
      double hours = settings.path(lifetime).asDouble(0);
      if (hours != Math.rint(hours)) {
        settings.remove(lifetime);
        settings.put(lifetime + SUFFIX, (int) Math.round(hours * 60));
      }
    }
    return settings;
  }

  private static JsonNode hours(int minutes) {
    return minutes % 60 == 0 ? IntNode.valueOf(minutes / 60) : DoubleNode.valueOf(minutes / 60.0);
  }
}
