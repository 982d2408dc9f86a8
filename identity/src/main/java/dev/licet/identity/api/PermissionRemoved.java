package dev.licet.identity.api;

/** An API is losing a permission; said inside the same transaction, while it is still there. */
public record PermissionRemoved(Api api, String permission) {}
