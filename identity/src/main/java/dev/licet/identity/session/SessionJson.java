package dev.licet.identity.session;

import dev.licet.identity.user.Metadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sessions as the Management API shows them. */
final class SessionJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SessionJson() {}

  static Map<String, Object> of(BrowserSession session, List<String> clientIds, String mode) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", session.id());
    json.put("user_id", session.userId());
    json.put("created_at", time(session.createdAt()));
    json.put("updated_at", time(session.lastSeenAt()));
    json.put("authenticated_at", time(session.authenticatedAt()));
    json.put("idle_expires_at", time(session.idleExpiresAt()));
    json.put("expires_at", time(session.expiresAt()));
    json.put("last_interacted_at", time(session.lastSeenAt()));
    json.put("device", device(session));
    json.put("clients", clientIds.stream().map(id -> Map.of("client_id", id)).toList());
    json.put("authentication", Map.of("methods", methods(session)));
    json.put("cookie", Map.of("mode", mode));
    if (!session.metadata().equals(Metadata.NONE)) {
      json.put("session_metadata", session.metadata().members());
    }
    return json;
  }

  private static Map<String, Object> device(BrowserSession session) {
    return Map.of(
        "initial_ip", session.first().address(),
        "initial_user_agent", session.first().userAgent(),
        "last_ip", session.device().address(),
        "last_user_agent", session.device().userAgent());
  }

  private static List<Map<String, Object>> methods(BrowserSession session) {
    return session.methods().stream()
        .map(method ->
            Map.<String, Object>of("name", method, "timestamp", time(session.authenticatedAt())))
        .toList();
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
