package dev.licet.identity.refresh;

import dev.licet.identity.user.Metadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refresh tokens as the Management API shows them: never the token. */
final class RefreshTokenJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RefreshTokenJson() {}

  /**
   * As an object of its own.
   *
   * @param idleExpiresAt when it is over unless it is used before; empty if never
   */
  static Map<String, Object> of(RefreshToken token, Optional<Instant> idleExpiresAt) {
    var authorization = token.authorization();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", token.id());
    json.put("user_id", authorization.userId());
    json.put("client_id", authorization.clientId());
    authorization.sessionId().ifPresent(session -> json.put("session_id", session));
    json.put("created_at", time(token.createdAt()));
    json.put("rotating", token.rotating());
    json.put("resource_servers", resourceServers(token));
    json.put("device", device(token));
    idleExpiresAt.ifPresent(end -> json.put("idle_expires_at", time(end)));
    token.expiresAt().ifPresent(end -> json.put("expires_at", time(end)));
    if (token.exchanges() > 0) {
      json.put("last_exchanged_at", time(token.lastExchangedAt()));
    }
    if (!token.metadata().equals(Metadata.NONE)) {
      json.put("refresh_token_metadata", token.metadata().members());
    }
    return json;
  }

  /** As one of Auth0's older device credentials. */
  static Map<String, Object> asCredential(RefreshToken token) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", token.id());
    json.put("device_name", token.first().userAgent());
    json.put("type", token.rotating() ? "rotating_refresh_token" : "refresh_token");
    json.put("user_id", token.authorization().userId());
    json.put("client_id", token.authorization().clientId());
    return json;
  }

  private static List<Map<String, Object>> resourceServers(RefreshToken token) {
    var scope = String.join(" ", token.authorization().scope());
    return token.authorization().audience().stream()
        .map(audience -> Map.<String, Object>of("audience", audience, "scopes", scope))
        .toList();
  }

  private static Map<String, Object> device(RefreshToken token) {
    return Map.of(
        "initial_ip", token.first().address(),
        "initial_user_agent", token.first().userAgent(),
        "last_ip", token.last().address(),
        "last_user_agent", token.last().userAgent());
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }
}
