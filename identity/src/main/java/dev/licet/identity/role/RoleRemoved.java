package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A role is being removed; said inside the same transaction, while it is still there. */
public record RoleRemoved(Role role) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete a role", RoleJson.of(role)).target(role.id());
  }
}
