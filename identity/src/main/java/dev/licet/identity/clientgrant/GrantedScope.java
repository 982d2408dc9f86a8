package dev.licet.identity.clientgrant;

import java.util.List;

/**
 * Which permissions of an API are granted.
 *
 * @param names where they are named one by one; in no order
 * @param all whether it is whatever the API has, now and later; then none is named
 */
public record GrantedScope(List<String> names, boolean all) {
  /** Whatever the API has, now and later. */
  public static final GrantedScope ALL = new GrantedScope(List.of(), true);

  public GrantedScope {
    names = names.stream().distinct().sorted().toList();
  }

  /** These. */
  public static GrantedScope of(List<String> names) {
    return new GrantedScope(names, false);
  }
}
