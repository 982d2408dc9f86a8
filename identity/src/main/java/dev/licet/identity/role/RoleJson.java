package dev.licet.identity.role;

import dev.licet.identity.role.HeldPermission.Source;
import dev.licet.identity.user.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles and what they hold, as the Management API shows them. */
final class RoleJson {
  private RoleJson() {}

  static Map<String, Object> of(Role role) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", role.id());
    json.put("name", role.name());
    json.put("description", role.description());
    json.put("type", "tenant");
    return json;
  }

  /** Permissions by name alone, as a call names them. */
  static List<Map<String, Object>> of(List<ApiPermission> permissions) {
    return permissions.stream().map(RoleJson::of).toList();
  }

  private static Map<String, Object> of(ApiPermission permission) {
    var json = new LinkedHashMap<String, Object>();
    json.put("permission_name", permission.name());
    json.put("resource_server_identifier", permission.audience());
    return json;
  }

  /** A permission that a role holds. */
  static Map<String, Object> of(HeldPermission held) {
    var json = new LinkedHashMap<String, Object>();
    json.put("permission_name", held.permission().name());
    json.put("description", held.description());
    json.put("resource_server_name", held.apiName());
    json.put("resource_server_identifier", held.permission().audience());
    return json;
  }

  /** A permission that a user holds, and by what. */
  static Map<String, Object> ofUser(HeldPermission held) {
    var json = of(held);
    json.put("sources", held.sources().stream().map(RoleJson::source).toList());
    return json;
  }

  /** A permission that a user holds, and whether by a role. */
  static Map<String, Object> effective(HeldPermission held) {
    var json = of(held);
    var sources = new ArrayList<String>();
    if (held.direct()) {
      sources.add("direct");
    }
    if (!held.roles().isEmpty()) {
      sources.add("roles");
    }
    json.put("sources", sources);
    return json;
  }

  /** A role that a user has; all of them were given to the user, none to a group. */
  static Map<String, Object> effective(Role role) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", role.id());
    json.put("name", role.name());
    json.put("description", role.description());
    json.put("sources", List.of("direct"));
    return json;
  }

  /** Somebody who has a role. */
  static Map<String, Object> member(User user) {
    var json = new LinkedHashMap<String, Object>();
    json.put("user_id", user.id());
    json.put("email", user.email());
    json.put("name", user.settings().name());
    if (!user.settings().picture().isEmpty()) {
      json.put("picture", user.settings().picture());
    }
    return json;
  }

  private static Map<String, Object> source(Source source) {
    var json = new LinkedHashMap<String, Object>();
    json.put("source_id", source.role().map(Role::id).orElse(""));
    json.put("source_name", source.role().map(Role::name).orElse(""));
    json.put("source_type", source.role().isPresent() ? "ROLE" : "DIRECT");
    return json;
  }
}
