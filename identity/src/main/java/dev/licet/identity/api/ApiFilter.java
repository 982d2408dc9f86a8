package dev.licet.identity.api;

import java.util.List;

/**
 * Which APIs are meant.
 *
 * @param identifiers those with one of these identifiers; all if there are none
 */
public record ApiFilter(List<String> identifiers) {
  public ApiFilter {
    identifiers = List.copyOf(identifiers);
  }
}
