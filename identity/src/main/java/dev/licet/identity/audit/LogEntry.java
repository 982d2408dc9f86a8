package dev.licet.identity.audit;

import dev.licet.identity.audit.entry.LogType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of the log.
 *
 * @param seq its number: later entries have larger ones
 * @param json all of it as the Management API shows it, but for its number
 */
public record LogEntry(long seq, Instant date, String type, String description, String json) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS =
      new TypeReference<>() {};
  private static final Pattern ID = Pattern.compile("900(\\d{21})");
  private static final int LONGEST_NUMBER = 18;

  /** As the Management API knows it: of one length, and in the order of the numbers. */
  public String id() {
    return id(seq);
  }

  static String id(long seq) {
    return "900%021d".formatted(seq);
  }

  /** The number in an id; empty where that is none. */
  static Optional<Long> seq(String id) {
    var form = ID.matcher(id);
    return form.matches() && form.group(1).startsWith("0".repeat(21 - LONGEST_NUMBER))
        ? Optional.of(Long.parseLong(form.group(1)))
        : Optional.empty();
  }

  /** All members, as the Management API shows them. */
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>(JSON.readValue(json, MEMBERS));
    members.put("log_id", id());
    members.put("_id", id());
    return members;
  }

  /** All of it as one line of JSON, in ASCII. */
  public String line() {
    return "{\"log_id\":\"" + id() + "\"," + json.substring(1);
  }

  /** A member of it that is a text; empty where it has none of that name. */
  public String text(String member) {
    return JSON.readTree(json).path(member).asString("");
  }

  /** When, for people: to the second, in UTC. */
  public String when() {
    return date.toString().replace('T', ' ').substring(0, 19);
  }

  /** Who did it, as far as it is known; empty if the server itself. */
  public String who() {
    var auth = JSON.readTree(json).path("details").path("request").path("auth").path("user");
    var name = auth.path("name").asString(auth.path("user_id").asString(""));
    return name.isEmpty() ? text("user_name") : name;
  }

  /** All of it for people, one member a line. */
  public String pretty() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(members());
  }

  /** What kind of thing it tells. */
  public LogType kind() {
    return LogType.of(type);
  }
}
