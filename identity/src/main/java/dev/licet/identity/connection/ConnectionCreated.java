package dev.licet.identity.connection;

/** A connection was made; said inside the same transaction. */
public record ConnectionCreated(Connection connection) {}
