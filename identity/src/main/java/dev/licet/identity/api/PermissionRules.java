package dev.licet.identity.api;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What permissions must be like. Problems bear the names of the Management API's members. */
final class PermissionRules {
  private static final int MOST = 1_000;
  private static final int LONGEST_NAME = 280;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final String TOO_MANY = "An API may have at most %d permissions".formatted(MOST);

  /** Names that have a meaning of their own in the scope of a token for a user. */
  private static final Set<String> RESERVED =
      Set.of(
          "address",
          "created_at",
          "email",
          "email_verified",
          "family_name",
          "given_name",
          "identities",
          "name",
          "nickname",
          "offline_access",
          "openid",
          "phone",
          "picture",
          "profile");

  private PermissionRules() {}

  /** Whether these may be all the permissions of an API. */
  static List<FieldProblem> check(List<Permission> permissions) {
    var checks = new FieldChecks();
    checkAll(checks, permissions);
    return checks.problems();
  }

  static void checkAll(FieldChecks checks, List<Permission> permissions) {
    checks.require(permissions.size() <= MOST, "scopes", TOO_MANY);
    var seen = new HashSet<String>();
    for (int i = 0; i < permissions.size(); i++) {
      var prefix = "scopes[%d].".formatted(i);
      var name = permissions.get(i).name();
      checkOne(checks, permissions.get(i), prefix);
      checks.require(
          seen.add(name), prefix + "value", "The permission %s is there twice".formatted(name));
    }
  }

  /** Whether the API may have one more, this one. */
  static List<FieldProblem> checkFurther(Api api, Permission permission) {
    var checks = new FieldChecks();
    checkOne(checks, permission, "");
    return checks
        .require(
            api.permission(permission.name()).isEmpty(),
            "value",
            "This API has a permission %s already".formatted(permission.name()))
        .require(api.permissions().size() < MOST, "value", TOO_MANY)
        .problems();
  }

  /** Whether a permission the API has may be described so. */
  static List<FieldProblem> checkDescription(Api api, Permission permission) {
    return new FieldChecks()
        .require(
            api.permission(permission.name()).isPresent(),
            "value",
            "This API has no permission %s".formatted(permission.name()))
        .line("description", permission.description(), LONGEST_DESCRIPTION)
        .problems();
  }

  private static void checkOne(FieldChecks checks, Permission permission, String prefix) {
    var field = prefix + "value";
    var name = permission.name();
    checks
        .require(!name.isBlank(), field, "Give it a name, such as read:messages")
        .require(
            name.length() <= LONGEST_NAME,
            field,
            "A permission's name may have at most %d characters, not %d"
                .formatted(LONGEST_NAME, name.length()))
        .require(
            name.chars().allMatch(PermissionRules::isScopeCharacter),
            field,
            "A permission's name has letters, digits and signs, but no space, \" or \\")
        .require(
            !RESERVED.contains(name),
            field,
            "%s has a meaning of its own in OpenID Connect: take another name".formatted(name))
        .line(prefix + "description", permission.description(), LONGEST_DESCRIPTION);
  }

  /** As RFC 6749, 3.3 has it. */
  private static boolean isScopeCharacter(int c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != '\\';
  }
}
