package dev.licet.identity.tenant.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * A tenant at a moment.
 *
 * @param sections of each section the items by what tells them apart, each with its members as the
 *     tenant file has them: texts, numbers, flags, lists and maps
 */
public record TenantState(Map<Section, SortedMap<String, Map<String, Object>>> sections) {
  /** The items of a section. */
  public SortedMap<String, Map<String, Object>> items(Section section) {
    return sections.getOrDefault(section, Collections.emptySortedMap());
  }
}
