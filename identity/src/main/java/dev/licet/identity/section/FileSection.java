package dev.licet.identity.section;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a feature has in the tenant file: a list of items, or one object. */
public interface FileSection {
  /** The order in which sections are applied and written: always the same one. */
  Comparator<FileSection> IN_FILE =
      Comparator.comparingInt(FileSection::order).thenComparing(FileSection::name);

  /** Its name in the file, such as {@code databases}. */
  String name();

  /** What people call it, or one of its items: {@code database}. */
  String noun();

  /** Its place among the others: what refers to something comes after it. */
  int order();

  /** The member that tells items apart; empty where the section is one object. */
  Optional<String> key();

  /** What may be said of an item. A member that it does not know is named and left out. */
  Shape shape();

  /** Whether this server has such an item at all; another one is named and left out. */
  default boolean supports(JsonNode item) {
    return true;
  }

  /** The items as they are, each under what tells it apart; one object is under an empty name. */
  SortedMap<String, ObjectNode> read();

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
