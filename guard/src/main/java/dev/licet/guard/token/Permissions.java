package dev.licet.guard.token;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a token permits, in whichever of the usual claims it says so. */
final class Permissions {
  private Permissions() {}

  /**
   * The scope-tokens of {@code scope} (a string separated by spaces as in RFC 8693 section 4.2, or
   * an array) and the members of {@code permissions}. A claim of another shape permits nothing.
   */
  static Set<String> of(Claims claims) {
    Set<String> permissions = new HashSet<>();
    for (String scope : claims.texts("scope").orElse(List.of())) {
      permissions.addAll(List.of(scope.split(" ", -1)));
    }
    permissions.addAll(claims.texts("permissions").orElse(List.of()));
    permissions.remove("");
    return Set.copyOf(permissions);
  }
}
