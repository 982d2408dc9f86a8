package dev.licet.identity.organization;

import dev.licet.identity.role.Role;
import dev.licet.identity.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Organizations as the Management API shows them. */
final class OrganizationJson {
  private OrganizationJson() {}

  /**
   * What nobody has set is not there: tools would take a name that stands in for one that is set.
   */
  static Map<String, Object> of(Organization organization) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", organization.id());
    json.put("name", organization.name());
    organization
        .details()
        .members()
        .properties()
        .forEach(member -> json.put(member.getKey(), member.getValue()));
    json.put("third_party_client_access", "block");
    return json;
  }

  static Map<String, Object> member(User user) {
    var settings = user.settings();
    var json = new LinkedHashMap<String, Object>();
    json.put("user_id", user.id());
    json.put("email", settings.email());
    json.put("name", settings.name());
    if (!settings.picture().isEmpty()) {
      json.put("picture", settings.picture());
    }
    return json;
  }

  static Map<String, Object> role(Role role) {
    return Map.of("id", role.id(), "name", role.name(), "description", role.description());
  }

  /** A role that a member has there; given to the member, and not to a group. */
  static Map<String, Object> effective(Role role) {
    var json = new LinkedHashMap<>(role(role));
    json.put("sources", List.of("direct"));
    return json;
  }

  /** One of all that an organization could use, which it does: of others nothing is kept. */
  static Map<String, Object> ofAll(EnabledConnection enabled) {
    var json = connection(enabled);
    json.put("is_enabled", true);
    json.put("organization_access_level", "none");
    return json;
  }

  static Map<String, Object> connection(EnabledConnection enabled) {
    var json = new LinkedHashMap<String, Object>();
    json.put("connection_id", enabled.connectionId());
    json.put("assign_membership_on_login", false);
    json.put("show_as_button", true);
    json.put("is_signup_enabled", false);
    enabled
        .details()
        .members()
        .properties()
        .forEach(member -> json.put(member.getKey(), member.getValue()));
    json.put("connection", Map.of("name", enabled.name(), "strategy", enabled.strategy()));
    return json;
  }
}
