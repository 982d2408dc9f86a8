package dev.licet.identity.tenant.state;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.tenant.state.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what two moments of a tenant differ. */
final class Difference {
  private static final int LONGEST = 80;

  private final ClientNames clients;

  Difference(ClientNames clients) {
    this.clients = clients;
  }

  List<Change> between(TenantState before, TenantState after) {
    var changes = new ArrayList<Change>();
    for (var section : after.sections().keySet()) {
      var was = before.items(section);
      var is = after.items(section);
      var names = new TreeSet<>(was.keySet());
      names.addAll(is.keySet());
      names.stream()
          .flatMap(name -> change(section, name, was.get(name), is.get(name)).stream())
          .sorted(comparing(Change::name))
          .forEach(changes::add);
    }
    return changes;
  }

  private Optional<Change> change(
      Section section,
      String name,
      @Nullable Map<String, Object> was,
      @Nullable Map<String, Object> is) {
    if (Objects.equals(was, is)) {
      return Optional.empty();
    }
    var label = label(section, name, is == null ? Objects.requireNonNull(was) : is);
    return Optional.of(
        was == null || is == null
            ? new Change(was == null ? Kind.ADD : Kind.REMOVE, section, label, List.of())
            : new Change(Kind.CHANGE, section, label, members(was, is)));
  }

  private String label(Section section, String name, Map<String, Object> members) {
    if (section.equals(Section.APPLICATIONS)) {
      return clients.of(name);
    }
    return section.equals(Section.GRANTS) && members.get("client_id") instanceof String client
        ? clients.of(client) + name.substring(client.length())
        : name;
  }

  private List<String> members(Map<String, Object> was, Map<String, Object> is) {
    var names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(was.get(name), is.get(name)))
        .map(name -> name + " " + words(name, shown(name, was), shown(name, is)))
        .toList();
  }

  private String words(String name, @Nullable Object was, @Nullable Object is) {
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

  private @Nullable Object shown(String name, Map<String, Object> members) {
    var value = members.get(name);
    return name.equals("enabled_clients") && value instanceof List<?> ids ? clients.of(ids) : value;
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
