package dev.licet.identity.organization;

/** An organization was made; said inside the same transaction. */
public record OrganizationCreated(Organization organization) {}
