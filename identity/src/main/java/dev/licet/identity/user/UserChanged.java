package dev.licet.identity.user;

/** Something about a user was changed; said inside the same transaction. */
public record UserChanged(User before, User after) {}
