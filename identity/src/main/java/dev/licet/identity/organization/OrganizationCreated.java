package dev.licet.identity.organization;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An organization was made; said inside the same transaction. */
public record OrganizationCreated(Organization organization) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create an organization", OrganizationJson.of(organization))
        .target(organization.id());
  }
}
