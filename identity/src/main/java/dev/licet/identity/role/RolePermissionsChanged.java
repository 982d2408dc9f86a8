package dev.licet.identity.role;

import java.util.List;

/** A role holds other permissions; said inside the same transaction. */
public record RolePermissionsChanged(
    Role role, List<ApiPermission> before, List<ApiPermission> after) {}
