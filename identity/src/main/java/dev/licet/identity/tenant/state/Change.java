package dev.licet.identity.tenant.state;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * That a thing is made, altered or removed.
 *
 * @param name what tells it apart from others of its kind
 * @param members what is altered about it, a few words each; empty unless it is altered
 */
public record Change(Kind kind, Section section, String name, List<String> members) {
  /** What happens to it. */
  public enum Kind {
    ADD,
    CHANGE,
    REMOVE
  }

  /** The same in words. */
  public String sentence() {
    var what = name.isEmpty() ? section.noun() : section.noun() + " " + name;
    return switch (kind) {
      case ADD -> "adds the " + what + detail();
      case CHANGE -> "changes the " + what + detail();
      case REMOVE -> "removes the " + what + detail();
    };
  }

  private String detail() {
    return members.isEmpty() ? "" : members.stream().collect(joining("; ", ": ", ""));
  }
}
