package dev.licet.identity.tenant.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * A tenant at a moment.
 *
 * @param sections in the file's order, of each section the items by what tells them apart, each
 *     with its members as the tenant file has them: texts, numbers, flags, lists and maps
 */
public record TenantState(Map<Section, SortedMap<String, Map<String, Object>>> sections) {
  /** Stands for a secret that is in no file, so that a plan says when it becomes another one. */
  public static final String SECRET = "secret";

  /** The items of a section. */
  public SortedMap<String, Map<String, Object>> items(Section section) {
    return sections.getOrDefault(section, Collections.emptySortedMap());
  }
}
