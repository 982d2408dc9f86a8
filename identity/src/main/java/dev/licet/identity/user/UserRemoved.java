package dev.licet.identity.user;

/** A user is being removed; said inside the same transaction. */
public record UserRemoved(User user) {}
