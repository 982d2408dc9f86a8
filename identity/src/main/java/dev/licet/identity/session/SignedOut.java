package dev.licet.identity.session;

/** A user has signed out; said inside the same transaction, after {@link SessionEnded}. */
public record SignedOut(String sessionId, String userId, Device device) {}
