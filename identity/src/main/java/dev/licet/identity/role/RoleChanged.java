package dev.licet.identity.role;

/** A role has another name or description; said inside the same transaction. */
public record RoleChanged(Role before, Role after) {}
