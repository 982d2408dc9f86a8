package dev.licet.identity.role;

/** A role was made; said inside the same transaction. */
public record RoleCreated(Role role) {}
