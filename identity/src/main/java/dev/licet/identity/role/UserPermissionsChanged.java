package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;
import java.util.List;
import java.util.Map;

/** A user holds other permissions directly; said inside the same transaction. */
public record UserPermissionsChanged(
    User user, List<ApiPermission> before, List<ApiPermission> after) implements Noted {
  @Override
  public Note note() {
    return Note.change(
            "Update the permissions of a user",
            Map.of("permissions", RoleJson.of(before)),
            Map.of("permissions", RoleJson.of(after)))
        .target(user.id())
        .user(user.id(), user.email());
  }
}
