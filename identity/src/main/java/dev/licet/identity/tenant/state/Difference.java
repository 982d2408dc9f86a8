package dev.licet.identity.tenant.state;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.tenant.state.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what two moments of a tenant differ. */
final class Difference {
  private static final int LONGEST = 80;

  private Difference() {}

  static List<Change> between(TenantState before, TenantState after) {
    var changes = new ArrayList<Change>();
    for (var section : after.sections().keySet()) {
      var was = before.items(section);
      var is = after.items(section);
      var names = new TreeSet<>(was.keySet());
      names.addAll(is.keySet());
      for (var name : names) {
        add(changes, section, name, was.get(name), is.get(name));
      }
    }
    return changes;
  }

  private static void add(
      List<Change> changes,
      Section section,
      String name,
      @Nullable Map<String, Object> was,
      @Nullable Map<String, Object> is) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was == null || is == null) {
      var kind = was == null ? Kind.ADD : Kind.REMOVE;
      changes.add(
          new Change(kind, section, label(section, name, is == null ? was : is), List.of()));
      return;
    }
    changes.add(new Change(Kind.CHANGE, section, label(section, name, is), members(was, is)));
  }

  /** An application is called by its name too, since nobody knows client ids by heart. */
  private static String label(Section section, String name, @Nullable Map<String, Object> members) {
    return section.equals(Section.APPLICATIONS) && members != null
        ? "%s (%s)".formatted(members.get("name"), name)
        : name;
  }

  private static List<String> members(Map<String, Object> was, Map<String, Object> is) {
    var names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(was.get(name), is.get(name)))
        .map(name -> name + " " + words(name, was.get(name), is.get(name)))
        .toList();
  }

  private static String words(String name, @Nullable Object was, @Nullable Object is) {
    if (name.equals("password") || name.endsWith("secret")) {
      return "another one";
    }
    if (was instanceof Map<?, ?> before && is instanceof Map<?, ?> now) {
      return String.join(", ", members(named(before), named(now)));
    }
    return was instanceof List<?> before && is instanceof List<?> now
        ? list(before, now)
        : text(was) + " -> " + text(is);
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    var named = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static String list(List<?> was, List<?> is) {
    var before = byName(was);
    var now = byName(is);
    var parts = new ArrayList<String>();
    now.keySet().stream()
        .filter(one -> !before.containsKey(one))
        .forEach(one -> parts.add("+" + one));
    before.keySet().stream()
        .filter(one -> !now.containsKey(one))
        .forEach(one -> parts.add("-" + one));
    now.forEach((one, item) -> {
      if (before.containsKey(one) && !item.equals(before.get(one))) {
        parts.add("~" + one);
      }
    });
    return parts.isEmpty() ? "in another order" : String.join(" ", parts);
  }

  private static Map<String, Object> byName(List<?> items) {
    var named = new LinkedHashMap<String, Object>();
    items.forEach(item -> named.put(itemName(item), item));
    return named;
  }

  private static String itemName(Object item) {
    if (!(item instanceof Map<?, ?> members)) {
      return text(item);
    }
    var permission = members.get("permission_name");
    return permission == null
        ? Stream.of("value", "name")
            .filter(members::containsKey)
            .findFirst()
            .map(name -> text(members.get(name)))
            .orElseGet(() -> text(members))
        : permission + " at " + members.get("resource_server_identifier");
  }

  private static String text(@Nullable Object value) {
    var text =
        switch (value) {
          case null -> "none";
          case Map<?, ?> map ->
              map.entrySet().stream()
                  .map(one -> one.getKey() + ": " + text(one.getValue()))
                  .collect(joining(", ", "{", "}"));
          default -> value.toString();
        };
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
