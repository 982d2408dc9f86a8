package dev.licet.identity.api;

/**
 * Something an API lets its callers do (Auth0: a scope).
 *
 * @param name a scope token of RFC 6749, 3.3, such as {@code read:admin}
 */
public record Permission(String name, String description) {}
