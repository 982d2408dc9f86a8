package dev.licet.identity.shared;

/**
 * Which part of a list is wanted; the list is in the order of what tells its rows apart.
 *
 * @param after begin after the row of this key; empty for the beginning
 * @param skip leave out so many rows then
 * @param limit and take so many at most
 */
public record Slice(String after, long skip, int limit) {}
