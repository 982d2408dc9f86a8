package dev.licet.guard.token;

import java.util.Set;

/**
 * Permissions that stand for others, where the guard honours them. A granted permission that ends
 * in {@code :*} grants every permission that begins with what stands before its star and is longer.
 * Nowhere else is a star anything but itself.
 */
final class Wildcards {
  private Wildcards() {}

  /** Whether one of the granted permissions stands for this one. */
  static boolean grant(Set<String> granted, String permission) {
    int colon = permission.indexOf(':', 1);
    while (colon > 0 && colon + 1 < permission.length()) {
      if (granted.contains(permission.substring(0, colon + 1) + "*")) {
        return true;
      }
      colon = permission.indexOf(':', colon + 1);
    }
    return false;
  }
}
