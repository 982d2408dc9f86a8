package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A role has another name or description; said inside the same transaction. */
public record RoleChanged(Role before, Role after) implements Noted {
  @Override
  public Note note() {
    return Note.change("Update a role", RoleJson.of(before), RoleJson.of(after)).target(after.id());
  }
}
