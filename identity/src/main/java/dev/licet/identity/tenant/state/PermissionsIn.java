package dev.licet.identity.tenant.state;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.licet.identity.role.ApiPermission;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which permissions the items of a tenant's state hold. */
record PermissionsIn(TenantState state) {
  /** The names of a section's items that hold a permission. */
  Set<String> holding(Section section, ApiPermission permission) {
    return state.items(section).keySet().stream()
        .filter(name -> of(section, name).contains(permission))
        .collect(toSet());
  }

  /** All permissions that an item holds in one of two states only. */
  static Set<ApiPermission> affected(TenantState before, TenantState after) {
    var was = new PermissionsIn(before);
    var is = new PermissionsIn(after);
    var affected =
        new TreeSet<>(comparing(ApiPermission::audience).thenComparing(ApiPermission::name));
    for (var section : after.sections().keySet()) {
      var names = new HashSet<>(before.items(section).keySet());
      names.addAll(after.items(section).keySet());
      for (var name : names) {
        var earlier = was.of(section, name);
        var now = is.of(section, name);
        earlier.stream().filter(one -> !now.contains(one)).forEach(affected::add);
        now.stream().filter(one -> !earlier.contains(one)).forEach(affected::add);
      }
    }
    return affected;
  }

  /** What an item holds or has; a user what their roles hold too. */
  private Set<ApiPermission> of(Section section, String name) {
    var members = state.items(section).getOrDefault(name, Map.of());
    if (section.equals(Section.APIS)) {
      return named(list(members.get("scopes")).map(PermissionsIn::value), name);
    }
    if (section.equals(Section.GRANTS)) {
      return named(list(members.get("scope")), String.valueOf(members.get("audience")));
    }
    if (section.equals(Section.ROLES)) {
      return held(members);
    }
    return section.equals(Section.USERS) ? heldByUser(members) : Set.of();
  }

  private Set<ApiPermission> heldByUser(Map<String, Object> members) {
    return Stream.concat(
            held(members).stream(),
            list(members.get("roles"))
                .flatMap(role -> of(Section.ROLES, String.valueOf(role)).stream()))
        .collect(toSet());
  }

  private static Set<ApiPermission> held(Map<String, Object> members) {
    return list(members.get("permissions"))
        .map(item -> (Map<?, ?>) item)
        .map(item ->
            new ApiPermission(
                String.valueOf(item.get("resource_server_identifier")),
                String.valueOf(item.get("permission_name"))))
        .collect(toSet());
  }

  private static Set<ApiPermission> named(Stream<?> names, String audience) {
    return names.map(name -> new ApiPermission(audience, String.valueOf(name))).collect(toSet());
  }

  private static Object value(Object scope) {
    return String.valueOf(((Map<?, ?>) scope).get("value"));
  }

  private static Stream<Object> list(@Nullable Object member) {
    return member instanceof List<?> items ? items.stream().map(Object.class::cast) : Stream.of();
  }
}
