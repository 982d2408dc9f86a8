package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the tokens of an issuer say what their holder may do: providers do not agree on it. What
 * stands there counts if it is a string, whose words separated by spaces are one value each (as in
 * RFC 8693 section 4.2), or an array of strings, each of them one value as it is. Anything else
 * grants nothing.
 */
public final class ClaimShape {
  /** As Auth0 and RFC 9068 have it: {@code scope} and {@code permissions}, and no roles. */
  public static final ClaimShape USUAL =
      new ClaimShape(List.of(ClaimPath.of("scope"), ClaimPath.of("permissions")), List.of(), false);

  private final List<ClaimPath> permissionClaims;
  private final List<ClaimPath> roleClaims;
  private final boolean wildcards;

  private ClaimShape(
      List<ClaimPath> permissionClaims, List<ClaimPath> roleClaims, boolean wildcards) {
    this.permissionClaims = permissionClaims;
    this.roleClaims = roleClaims;
    this.wildcards = wildcards;
  }

  /**
   * The same with permissions read from these claims, and from no other.
   *
   * @param paths each the name of a claim, as {@code scp}, or a JSON Pointer, as {@code
   *     /realm_access/roles}
   * @throws IllegalArgumentException if there is none, one is malformed, or one stands twice; the
   *     message quotes it
   */
  public ClaimShape permissionsFrom(List<String> paths) {
    return new ClaimShape(read("permission-claims", paths), roleClaims, wildcards);
  }

  /**
   * The same with roles read from these claims.
   *
   * @param paths each the name of a claim, as {@code roles}, or a JSON Pointer, as {@code
   *     /realm_access/roles}
   * @throws IllegalArgumentException if there is none, one is malformed, or one stands twice; the
   *     message quotes it
   */
  public ClaimShape rolesFrom(List<String> paths) {
    return new ClaimShape(permissionClaims, read("role-claims", paths), wildcards);
  }

  /**
   * The same, in which a granted permission that ends in {@code :*} stands for every permission
   * that begins with what is before its star, and is longer: {@code read:*} for {@code read:admin}
   * and {@code read:a:b}, not for {@code read:} or {@code read}. Any other star is only a star.
   */
  public ClaimShape honouringWildcards() {
    return new ClaimShape(permissionClaims, roleClaims, true);
  }

  private static List<ClaimPath> read(String setting, List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("licet." + setting + " is empty: name at least one claim");
    }
    try {
      List<ClaimPath> paths = texts.stream().map(ClaimPath::of).toList();
      if (Set.copyOf(paths).size() < paths.size()) {
        throw new IllegalArgumentException("'" + String.join(", ", texts) + "': a claim is twice");
      }
      return paths;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("licet." + setting + " is " + e.getMessage(), e);
    }
  }

  /** Whether it says where roles stand. */
  public boolean hasRoles() {
    return !roleClaims.isEmpty();
  }

  boolean honoursWildcards() {
    return wildcards;
  }

  Set<String> permissions(Json.Members claims) {
    return values(permissionClaims, claims);
  }

  Set<String> roles(Json.Members claims) {
    return roleClaims.isEmpty() ? Set.of() : values(roleClaims, claims);
  }

  private static Set<String> values(List<ClaimPath> paths, Json.Members claims) {
    Set<String> values = new HashSet<>();
    for (ClaimPath path : paths) {
      path.in(claims).ifPresent(claim -> add(claim, values));
    }
    values.remove("");
    return Set.copyOf(values);
  }

  private static void add(Json claim, Set<String> values) {
    if (claim instanceof Json.Text text) {
      values.addAll(List.of(text.value().split(" ", -1)));
    } else if (claim instanceof Json.Sequence sequence
        && sequence.items().stream().allMatch(Json.Text.class::isInstance)) {
      sequence.items().forEach(item -> values.add(((Json.Text) item).value()));
    }
  }

  /** The claims that it reads, as they were written. */
  @Override
  public String toString() {
    return "permissions from " + permissionClaims + ", roles from " + roleClaims;
  }
}
