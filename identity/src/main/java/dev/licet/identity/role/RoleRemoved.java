package dev.licet.identity.role;

/** A role is being removed; said inside the same transaction, while it is still there. */
public record RoleRemoved(Role role) {}
