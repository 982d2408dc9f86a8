package dev.licet.identity.role;

/**
 * A permission of an API, by name.
 *
 * @param audience the API's identifier
 */
public record ApiPermission(String audience, String name) {}
