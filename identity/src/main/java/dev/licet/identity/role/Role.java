package dev.licet.identity.role;

/**
 * A set of permissions under a name that people understand.
 *
 * @param id {@code rol_…}
 * @param name no other role has it
 */
public record Role(String id, String name, String description) {}
