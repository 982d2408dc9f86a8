package dev.licet.identity.audit.entry;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Note;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes an entry of what an event says and of who is behind it. */
@Component
public class Drafts {
  /** How times stand in the log. */
  public static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Pattern MOBILE = Pattern.compile("Mobile|Android|iPhone|iPad");

  /** An entry is no place for a document: of longer details only the begin is told. */
  private static final int LONGEST_DETAILS = 64_000;

  private final Applications applications;
  private final Issuer issuer;
  private final Clock clock;

  Drafts(Applications applications, Issuer issuer, Clock clock) {
    this.applications = applications;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** The entry. */
  public LogDraft of(Note note, Origin origin) {
    var now = clock.instant();
    var about = about(note, origin);
    return new LogDraft(
        now,
        note.type(),
        Masking.line(note.description()),
        about,
        origin,
        target(note),
        JSON.writeValueAsString(members(note, about, origin, now)));
  }

  private Map<String, Object> members(
      Note note, Map<String, String> about, Origin origin, Instant now) {
    var members = new LinkedHashMap<String, Object>();
    members.put("date", TIME.format(now));
    members.put("type", note.type());
    members.put("description", Masking.line(note.description()));
    members.putAll(about);
    put(members, "ip", origin.ip());
    put(members, "client_ip", origin.ip());
    put(members, "user_agent", origin.userAgent());
    members.put("hostname", issuer.domain());
    members.put("tenant_name", issuer.host());
    members.put("isMobile", MOBILE.matcher(origin.userAgent()).find());
    if (!origin.auth0Client().isEmpty()) {
      members.put("auth0_client", origin.auth0Client());
    }
    if (!origin.correlationId().isEmpty()) {
      members.put("references", Map.of("correlation_id", origin.correlationId()));
    }
    members.put("details", details(note, origin));
    return members;
  }

  private static Map<String, Object> details(Note note, Origin origin) {
    var details = new LinkedHashMap<String, Object>();
    if (!origin.request().isEmpty()) {
      details.put("request", origin.request());
    }
    var told = Masking.members(note.details());
    if (JSON.writeValueAsString(told).length() > LONGEST_DETAILS) {
      told.keySet().retainAll(Set.of("target"));
      details.put("omitted", "What was changed has more than " + LONGEST_DETAILS + " characters");
    }
    details.putAll(told);
    return details;
  }

  /** What the event is about; of a call to the Management API the application that called. */
  private Map<String, String> about(Note note, Origin origin) {
    var about = new LinkedHashMap<String, String>();
    note.about().forEach((name, text) -> put(about, name, Masking.line(text)));
    var clientId = about.getOrDefault("client_id", origin.clientId());
    if (!clientId.isEmpty() && !about.containsKey("client_name")) {
      about.put("client_id", clientId);
      var name = applications.byClientId(clientId).map(Application::name).orElse("");
      put(about, "client_name", name);
    }
    return about;
  }

  private static String target(Note note) {
    return note.details().get("target") instanceof String id ? Masking.line(id) : "";
  }

  private static void put(Map<String, ? super String> members, String name, String text) {
    if (!text.isEmpty()) {
      members.put(name, text);
    }
  }
}
