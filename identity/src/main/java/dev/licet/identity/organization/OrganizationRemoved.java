package dev.licet.identity.organization;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An organization is going; said inside the same transaction. */
public record OrganizationRemoved(Organization organization) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete an organization", OrganizationJson.of(organization))
        .target(organization.id());
  }
}
