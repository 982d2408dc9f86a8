package dev.licet.identity.organization;

/** An organization is going; said inside the same transaction. */
public record OrganizationRemoved(Organization organization) {}
