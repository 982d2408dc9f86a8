package dev.licet.identity.organization;

/** What a member is in an organization was changed; said inside the same transaction. */
public record OrganizationMemberRolesChanged(Organization organization, String userId) {}
