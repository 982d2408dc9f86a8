package dev.licet.identity.role;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.shared.FieldChecks;
import java.util.List;
import java.util.Optional;

/**
 * A permission as a form names it: the API's id and the permission's name, since an identifier may
 * hold any sign.
 */
final class PermissionChoice {
  private PermissionChoice() {}

  /** The APIs that have permissions to choose from. */
  static List<Api> apis(Apis apis) {
    return apis.list().stream().filter(api -> !api.permissions().isEmpty()).toList();
  }

  /** What was chosen, {@code ID NAME}; empty where nothing was. */
  static Optional<ApiPermission> read(Apis apis, String choice) {
    var parts = choice.split(" ", 2);
    return parts.length == 2 && FieldChecks.isLine(choice)
        ? apis.byId(parts[0]).map(api -> new ApiPermission(api.identifier(), parts[1]))
        : Optional.empty();
  }
}
