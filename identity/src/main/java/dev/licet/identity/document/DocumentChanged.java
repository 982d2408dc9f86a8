package dev.licet.identity.document;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Settings were changed; said inside the same transaction. */
public record DocumentChanged(String name, JsonNode before, JsonNode after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update " + name, members(before), members(after)).target(name);
  }

  private static Map<String, Object> members(JsonNode object) {
    var members = new LinkedHashMap<String, Object>();
    object.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
    return members;
  }

  /** Without the values, among which there may be secrets. */
  @Override
  public String toString() {
    return "DocumentChanged[" + name + "]";
  }
}
