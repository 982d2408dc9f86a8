package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in a token a claim stands. Written in one of two ways:
 *
 * <ul>
 *   <li>a name: the claim of exactly this name at the top, such as {@code scp}, {@code
 *       cognito:groups} or {@code https://example.com/roles};
 *   <li>a JSON Pointer (<a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>), which
 *       begins with a slash, for a member of a claim: {@code /realm_access/roles}. Within a step
 *       {@code ~1} stands for a slash and {@code ~0} for a tilde. It leads through objects only,
 *       not into arrays.
 * </ul>
 *
 * <p>A name that looks like a path of another language, as {@code realm_access.roles} or {@code
 * $.roles} does, is refused: such a claim is most likely not meant, and a path that leads nowhere
 * would never grant anything. A claim that is really called so is {@code /realm_access.roles}.
 */
final class ClaimPath {
  private final String text;
  private final List<String> steps;

  private ClaimPath(String text, List<String> steps) {
    this.text = text;
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is malformed; the message quotes it and says why
   */
  static ClaimPath of(String text) {
    if (text.isBlank() || !text.equals(text.strip()) || text.chars().anyMatch(c -> c < 0x20)) {
      throw wrong(text, "without space around it or control characters");
    }
    return new ClaimPath(text, text.startsWith("/") ? pointer(text) : List.of(name(text)));
  }

  private static List<String> pointer(String text) {
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      if (step.isEmpty()) {
        throw wrong(text, "with a name after each slash");
      }
      if (step.matches("(?s).*~(?![01]).*")) {
        throw wrong(text, "in which a tilde is written ~0");
      }
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  private static String name(String text) {
    boolean url = text.contains("://");
    if ((text.contains(".") && !url) || text.chars().anyMatch(c -> "[]*$ ".indexOf(c) >= 0)) {
      throw wrong(
          text,
          "with a slash before each name, as /realm_access/roles; a claim that is really called '"
              + text
              + "' is written /"
              + text.replace("~", "~0").replace("/", "~1"));
    }
    return text;
  }

  private static IllegalArgumentException wrong(String text, String how) {
    return new IllegalArgumentException(
        "'" + text + "': expected the name of a claim, or a JSON Pointer, " + how);
  }

  /** What stands there; empty if nothing does. */
  Optional<Json> in(Json.Members claims) {
    Json at = claims;
    for (String step : steps) {
      Json next = at instanceof Json.Members members ? members.byName().get(step) : null;
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimPath path && path.steps.equals(steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }
}
