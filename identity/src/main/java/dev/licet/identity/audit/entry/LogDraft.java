package dev.licet.identity.audit.entry;

import java.time.Instant;
import java.util.Map;

/**
 * An entry that has no number yet.
 *
 * @param about what entries are searched by besides, under its name on the wire
 * @param json all of it as the Management API shows it, but for its number; in ASCII
 */
public record LogDraft(
    Instant date,
    String type,
    String description,
    Map<String, String> about,
    Origin origin,
    String target,
    String json) {
  /** What it says of that; empty if nothing. */
  public String about(String member) {
    return about.getOrDefault(member, "");
  }

  /** Whether it tells of something that anybody can cause as often as they like. */
  public boolean isFailure() {
    return LogType.of(type).isFailure();
  }
}
