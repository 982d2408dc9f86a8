package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.List;
import java.util.Map;

/** A role holds other permissions; said inside the same transaction. */
public record RolePermissionsChanged(
    Role role, List<ApiPermission> before, List<ApiPermission> after) implements Noted {
  @Override
  public Note note() {
    return Note.change(
            "Update the permissions of a role",
            Map.of("permissions", RoleJson.of(before)),
            Map.of("permissions", RoleJson.of(after)))
        .target(role.id());
  }
}
