package dev.licet.identity.organization;

/** Something about an organization was changed; said inside the same transaction. */
public record OrganizationChanged(Organization before, Organization after) {}
