package dev.licet.identity.connection;

/** Something about a connection was changed; said inside the same transaction. */
public record ConnectionChanged(Connection before, Connection after) {}
