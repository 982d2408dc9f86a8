package dev.licet.identity.store;

/**
 * Who else may be at the database.
 *
 * @param several whether other servers may share it; a SQLite file is one server's alone
 */
public record Nodes(boolean several) {}
