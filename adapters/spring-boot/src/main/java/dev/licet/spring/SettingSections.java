package dev.licet.spring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The names in sections that are this starter's alone, such as {@code licet.dpop}. One that it does
 * not know is a slip of the pen, and what it was meant to switch on would be off.
 */
final class SettingSections {
  private static final String PREFIX = "licet.";
  private static final Bindable<Map<String, String>> SECTION =
      Bindable.mapOf(String.class, String.class);

  private SettingSections() {}

  /**
   * Looks through all of them.
   *
   * @throws StartRefused if there is a name that is no setting
   */
  static void check(Binder binder) {
    ofSettings()
        .forEach((section, known) -> check(PREFIX + section, names(binder, section, known), known));
  }

  private static Set<String> names(Binder binder, String section, List<String> known) {
    try {
      return binder.bind(PREFIX + section, SECTION).orElseGet(Map::of).keySet();
    } catch (BindException e) {
      throw new StartRefused(
          PREFIX
              + section
              + " is set, but has settings of its own: expected one of "
              + String.join(", ", known));
    }
  }

  /**
   * Looks through the names in one. No value is shown: of a setting that is none nobody knows
   * whether it is a secret.
   *
   * @throws StartRefused if one is not among those that are known
   */
  static void check(String section, Set<String> names, List<String> known) {
    Set<String> plain = known.stream().map(SettingSections::plain).collect(Collectors.toSet());
    for (String name : names) {
      if (!plain.contains(plain(name))) {
        throw new StartRefused(
            section + " has '" + name + "': expected one of " + String.join(", ", known));
      }
    }
  }

  /** Of each section the names in it, in the order of the settings. */
  private static Map<String, List<String>> ofSettings() {
    return Arrays.stream(Setting.values())
        .map(setting -> setting.property().substring(PREFIX.length()).split("\\.", 2))
        .filter(parts -> parts.length == 2)
        .collect(
            Collectors.groupingBy(
                parts -> parts[0],
                LinkedHashMap::new,
                Collectors.mapping(parts -> parts[1], Collectors.toList())));
  }

  /** A name as environment variables have it too, and without its place in a list. */
  static String plain(String name) {
    return name.replaceAll("[._\\[][0-9]+]?|[._-]", "").toLowerCase(Locale.ROOT);
  }
}
