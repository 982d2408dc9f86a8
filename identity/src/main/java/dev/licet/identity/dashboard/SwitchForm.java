package dev.licet.identity.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A form of switches, as it was sent. It says how they stood, so that only those count that
 * somebody has moved: not those of other pages, and not those that were changed meanwhile.
 *
 * @param on the ids of those that are on
 * @param was of those that were on when the page was shown
 */
public record SwitchForm(Set<String> on, Set<String> was) {
  public SwitchForm {
    on = Set.copyOf(on);
    was = Set.copyOf(was);
  }

  /** As it was sent: {@code on} and {@code was}, once for each id. */
  public static SwitchForm of(Map<String, List<String>> sent) {
    return new SwitchForm(
        Set.copyOf(sent.getOrDefault("on", List.of())),
        Set.copyOf(sent.getOrDefault("was", List.of())));
  }

  /** Those that were moved, and where they stand now. */
  public Map<String, Boolean> moved() {
    var moved = new TreeMap<String, Boolean>();
    switchedOn().forEach(id -> moved.put(id, true));
    switchedOff().forEach(id -> moved.put(id, false));
    return moved;
  }

  /** Those that were off. */
  public List<String> switchedOn() {
    return on.stream().filter(id -> !was.contains(id)).sorted().toList();
  }

  /** Those that were on. */
  public List<String> switchedOff() {
    return was.stream().filter(id -> !on.contains(id)).sorted().toList();
  }
}
