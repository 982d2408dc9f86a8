package dev.licet.identity.organization;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** What a member is in an organization was changed; said inside the same transaction. */
public record OrganizationMemberRolesChanged(Organization organization, String userId)
    implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Update a member's roles in an organization")
        .target(organization.id())
        .about("user_id", userId);
  }
}
