package dev.licet.identity.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connections as the Management API shows them. */
final class ConnectionJson {
  private ConnectionJson() {}

  static Map<String, Object> of(Connection connection, List<String> clients) {
    var json = members(connection);
    json.put("enabled_clients", clients);
    return json;
  }

  /** The same without the applications that use it. */
  static Map<String, Object> members(Connection connection) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", connection.id());
    json.put("name", connection.name());
    json.put("strategy", connection.strategy());
    json.put("options", connection.details().object("options"));
    json.put("is_domain_connection", false);
    json.put("authentication", Map.of("active", true));
    json.put("connected_accounts", Map.of("active", false));
    json.put("realms", List.of(connection.name()));
    connection
        .details()
        .members()
        .properties()
        .forEach(member -> json.put(member.getKey(), member.getValue()));
    return json;
  }
}
