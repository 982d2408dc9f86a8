package dev.licet.identity.section;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a feature has in the tenant file: a list of items, or one object. */
public interface FileSection {
  /** The order in which sections are applied and written: always the same one. */
  Comparator<FileSection> IN_FILE =
      Comparator.<FileSection>comparingInt(section -> section.form().order())
          .thenComparing(section -> section.form().name());

  /** What it looks like. */
  SectionForm form();

  /** Whether this server has such an item at all; another one is named and left out. */
  default boolean supports(JsonNode item) {
    return true;
  }

  /** The items as they are, each under what tells it apart; one object is under an empty name. */
  SortedMap<String, ObjectNode> read();

  /** What {@link #read} answers where the section is one object. */
  static SortedMap<String, ObjectNode> whole(ObjectNode object) {
    return new TreeMap<>(Map.of("", object));
  }

  /**
   * Of items whose secrets the file never has: what changes when a secret does, by item. Whoever
   * sees it learns nothing of the secret.
   */
  default Map<String, Digest> secrets() {
    return Map.of();
  }

  /** A sentence for whatever {@link #read} leaves out. */
  default List<String> leftOut() {
    return List.of();
  }

  /** Brings an item to what is said of it; what is not said stays. In a writing transaction. */
  Outcome<?> write(Payload item);
}
