package dev.licet.identity.role;

import java.util.List;
import java.util.Optional;

/**
 * A permission that a role or a user holds.
 *
 * @param sources for a user's: by what they hold it
 */
public record HeldPermission(
    ApiPermission permission, String apiName, String description, List<Source> sources) {
  public HeldPermission {
    sources = List.copyOf(sources);
  }

  /** By a role, or directly if there is none. */
  public record Source(Optional<Role> role) {}

  /** What tells it from others of the same user or role. */
  String key() {
    return permission.audience() + " " + permission.name();
  }

  /** Whether the user holds it without any role. */
  public boolean direct() {
    return sources.stream().anyMatch(source -> source.role().isEmpty());
  }

  /** The roles that the user holds it by. */
  public List<Role> roles() {
    return sources.stream().flatMap(source -> source.role().stream()).toList();
  }
}
