package dev.licet.identity.connection;

/** A connection is going, and its users with it; said inside the same transaction. */
public record ConnectionRemoved(Connection connection) {}
