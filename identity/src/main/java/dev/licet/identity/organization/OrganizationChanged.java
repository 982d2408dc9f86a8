package dev.licet.identity.organization;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** Something about an organization was changed; said inside the same transaction. */
public record OrganizationChanged(Organization before, Organization after) implements Noted {
  @Override
  public Note note() {
    return Note.change(
            "Update an organization", OrganizationJson.of(before), OrganizationJson.of(after))
        .target(after.id());
  }
}
