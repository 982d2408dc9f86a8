package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;
import java.util.List;
import java.util.Map;

/** A user has other roles; said inside the same transaction. */
public record UserRolesChanged(User user, List<Role> before, List<Role> after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update the roles of a user", roles(before), roles(after))
        .target(user.id())
        .user(user.id(), user.email());
  }

  private static Map<String, Object> roles(List<Role> roles) {
    return Map.of(
        "roles", roles.stream().map(role -> Map.of("id", role.id(), "name", role.name())).toList());
  }
}
