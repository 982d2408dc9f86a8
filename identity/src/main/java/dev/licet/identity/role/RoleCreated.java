package dev.licet.identity.role;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A role was made; said inside the same transaction. */
public record RoleCreated(Role role) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create a role", RoleJson.of(role)).target(role.id());
  }
}
