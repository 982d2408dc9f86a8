package dev.licet.identity.role;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.api.Apis;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What roles and rights must be like. Problems bear the names of the Management API's members. */
@Component
final class RoleRules {
  /** So many roles a tenant. */
  static final int MOST_ROLES = 1_000;

  /** So many roles a user. */
  static final int MOST_OF_A_USER = 50;

  /** So many permissions a role, and a user without roles. */
  static final int MOST_PERMISSIONS = 1_000;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 500;

  private final Apis apis;

  RoleRules(Apis apis) {
    this.apis = apis;
  }

  List<FieldProblem> check(Role role) {
    return new FieldChecks()
        .name("name", role.name(), LONGEST_NAME)
        .line("description", role.description(), LONGEST_DESCRIPTION)
        .problems();
  }

  /** Whether these permissions are there, and not too many with those that are held already. */
  List<FieldProblem> check(Collection<ApiPermission> wanted, Collection<ApiPermission> held) {
    var unknown = wanted.stream().filter(not(this::exists)).map(RoleRules::words).distinct();
    var missing = unknown.collect(joining(", "));
    long further = wanted.stream().filter(not(held::contains)).distinct().count();
    return new FieldChecks()
        .require(missing.isEmpty(), "permissions", "There is no such permission: " + missing)
        .require(
            held.size() + further <= MOST_PERMISSIONS,
            "permissions",
            "There can be at most %d permissions".formatted(MOST_PERMISSIONS))
        .problems();
  }

  private boolean exists(ApiPermission permission) {
    return apis.byIdentifier(permission.audience())
        .flatMap(api -> api.permission(permission.name()))
        .isPresent();
  }

  private static String words(ApiPermission permission) {
    return FieldChecks.isLine(permission.name() + permission.audience())
        ? "%s of %s".formatted(permission.name(), permission.audience())
        : "one whose name is not plain text";
  }
}
