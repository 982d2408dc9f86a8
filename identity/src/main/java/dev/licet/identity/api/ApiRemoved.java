package dev.licet.identity.api;

/** An API is being removed; said inside the same transaction, while its row is still there. */
public record ApiRemoved(Api api) {}
