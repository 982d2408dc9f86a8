package dev.licet.identity.connection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form of switches, as it was sent. It says how they stood, so that only those count that
 * somebody has moved: not those of other pages, and not those that were changed meanwhile.
 *
 * @param on the ids of those that are on
 * @param was of those that were on when the page was shown
 */
record SwitchForm(Set<String> on, Set<String> was) {
  static SwitchForm of(Map<String, List<String>> sent) {
    return new SwitchForm(
        Set.copyOf(sent.getOrDefault("on", List.of())),
        Set.copyOf(sent.getOrDefault("was", List.of())));
  }

  /** Those that were moved, and where they stand now. */
  Map<String, Boolean> moved() {
    var all = new HashSet<>(on);
    all.addAll(was);
    var moved = new LinkedHashMap<String, Boolean>();
    all.stream()
        .sorted()
        .filter(id -> on.contains(id) != was.contains(id))
        .forEach(id -> moved.put(id, on.contains(id)));
    return moved;
  }
}
