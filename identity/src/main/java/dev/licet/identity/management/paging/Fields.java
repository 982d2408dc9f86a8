package dev.licet.identity.management.paging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which members of an answer the caller wants: {@code fields} and {@code include_fields}. */
public final class Fields {
  static final List<String> PARAMETERS = List.of("fields", "include_fields");
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.]+(,[A-Za-z0-9_.]+)*");

  private final Set<String> names;
  private final boolean included;

  private Fields(Set<String> names, boolean included) {
    this.names = names;
    this.included = included;
  }

  /** What the query says; everything if it says nothing. */
  public static Fields of(Query query) {
    var fields = query.text("fields").filter(text -> !text.isEmpty());
    var included = query.flag("include_fields").orElse(true);
    if (fields.isEmpty()) {
      return new Fields(Set.of(), false);
    }
    if (!FORM.matcher(fields.get()).matches()) {
      throw Query.refused("String does not match pattern " + FORM, "fields");
    }
    return new Fields(Set.copyOf(List.of(fields.get().split(","))), included);
  }

  /** The same of an object that is JSON already. */
  public Map<String, Object> of(JsonNode object) {
    var members = new LinkedHashMap<String, Object>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return of(members);
  }

  /** The members that are wanted, in the order they had. */
  public Map<String, Object> of(Map<String, Object> members) {
    var wanted = new LinkedHashMap<>(members);
    wanted.keySet().removeIf(name -> names.contains(name) != included);
    return wanted;
  }
}
