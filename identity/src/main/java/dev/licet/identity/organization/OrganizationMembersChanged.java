package dev.licet.identity.organization;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.List;

/**
 * Users came to an organization or left it; said inside the same transaction.
 *
 * @param userIds of those who came or left
 */
public record OrganizationMembersChanged(
    Organization organization, List<String> userIds, boolean came) implements Noted {
  @Override
  public Note note() {
    return Note.of(
            "sapi", came ? "Add members to an organization" : "Remove members from an organization")
        .target(organization.id())
        .detail("members", userIds);
  }
}
