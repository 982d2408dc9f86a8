package dev.licet.identity.user;

/** A user was made; said inside the same transaction. */
public record UserCreated(User user) {}
