package dev.licet.guard;

import java.util.List;

/** The grammar of one permission: a scope-token of RFC 6749 section 3.3. */
final class ScopeToken {
  private ScopeToken() {}

  /**
   * The permissions, unchangeable, once each of them is known to be well formed. An empty list
   * would be a check that everybody passes, so it is refused here.
   */
  static List<String> requireSome(List<String> permissions) {
    if (permissions.isEmpty()) {
      throw new IllegalArgumentException("a rule needs at least one permission, but got none");
    }
    for (String permission : permissions) {
      if (permission.isEmpty() || !permission.chars().allMatch(ScopeToken::allowed)) {
        throw new IllegalArgumentException(
            "a permission must be one or more printable ASCII characters without space, quote and"
                + " backslash, but is '"
                + permission
                + "'");
      }
    }
    return List.copyOf(permissions);
  }

  private static boolean allowed(int c) {
    return c == 0x21 || (c >= 0x23 && c <= 0x5B) || (c >= 0x5D && c <= 0x7E);
  }
}
