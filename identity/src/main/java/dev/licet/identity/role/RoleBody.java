package dev.licet.identity.role;

import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import java.util.List;

/** What callers of the Management API say about roles. */
final class RoleBody {
  /** What a new one may have. */
  static final ObjectShape NEW =
      object()
          .must("name", name(200))
          .may("description", line(500))
          .may("type", oneOf("tenant"))
          .may("owner_id", nothing());

  /** What may be changed. */
  static final ObjectShape CHANGES = object().may("name", name(200)).may("description", line(500));

  /** Permissions of APIs. */
  static final ObjectShape PERMISSIONS =
      object()
          .must(
              "permissions",
              list(
                  object()
                      .must("resource_server_identifier", name(600))
                      .must("permission_name", name(280)),
                  RoleRules.MOST_PERMISSIONS));

  /** Roles by id. */
  static final ObjectShape ROLES = object().must("roles", list(name(64), RoleRules.MOST_OF_A_USER));

  /** Users by id. */
  static final ObjectShape USERS = object().must("users", list(name(255), 1_000));

  private RoleBody() {}

  /** The role with what is said here instead of what was. */
  static Role over(Role before, Payload said) {
    return new Role(
        before.id(),
        said.findText("name").orElse(before.name()),
        said.findText("description").orElse(before.description()));
  }

  static List<ApiPermission> permissions(Payload body) {
    return body.findObjects("permissions").orElse(List.of()).stream()
        .map(one ->
            new ApiPermission(one.text("resource_server_identifier"), one.text("permission_name")))
        .toList();
  }

  static List<String> texts(Payload body, String member) {
    return body.findTexts(member).orElse(List.of());
  }
}
