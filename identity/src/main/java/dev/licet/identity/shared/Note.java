package dev.licet.identity.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What an event says for the log. Who did it and from where the log finds out by itself.
 *
 * @param type Auth0's code of the event: {@code sapi}, {@code s}, {@code fp}, …
 * @param description one line for people, without anything that a caller made up
 * @param about what it is about: members of the log's row such as {@code user_id}
 * @param details whatever else is worth knowing; secrets among it are masked
 */
public record Note(
    String type, String description, Map<String, String> about, Map<String, Object> details) {
  /** Something that happened. */
  public static Note of(String type, String description) {
    return new Note(type, description, Map.of(), Map.of());
  }

  /** Something that was made, as it is now. */
  public static Note creation(String description, Map<String, Object> after) {
    return of("sapi", description).detail("after", after);
  }

  /** Something that was changed: of what it was and is, the members that differ. */
  public static Note change(
      String description, Map<String, Object> before, Map<String, Object> after) {
    var differing = new TreeSet<>(before.keySet());
    differing.addAll(after.keySet());
    differing.remove("updated_at");
    differing.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return of("sapi", description)
        .detail("before", only(before, differing))
        .detail("after", only(after, differing));
  }

  /** Something that was removed, as it was. */
  public static Note removal(String description, Map<String, Object> before) {
    return of("sapi", description).detail("before", before);
  }

  /** The same, about this thing: the id under which the Management API has it. */
  public Note target(String id) {
    return detail("target", id);
  }

  /** The same, under another code. */
  public Note as(String other) {
    return new Note(other, description, about, details);
  }

  /** The same, about a user. */
  public Note user(String id, String name) {
    return about("user_id", id).about("user_name", name);
  }

  /** The same, about an application. */
  public Note client(String id, String name) {
    return about("client_id", id).about("client_name", name);
  }

  /** The same, with a member of the log's row. */
  public Note about(String member, String value) {
    var more = new LinkedHashMap<>(about);
    more.put(member, value);
    return new Note(type, description, more, details);
  }

  /** The same, with a detail. */
  public Note detail(String member, Object value) {
    var more = new LinkedHashMap<>(details);
    more.put(member, value);
    return new Note(type, description, about, more);
  }

  private static Map<String, Object> only(Map<String, Object> members, TreeSet<String> names) {
    var some = new LinkedHashMap<>(members);
    some.keySet().retainAll(names);
    return some;
  }
}
