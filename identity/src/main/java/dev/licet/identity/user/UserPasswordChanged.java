package dev.licet.identity.user;

/** A user has another password; said inside the same transaction. */
public record UserPasswordChanged(User user) {}
