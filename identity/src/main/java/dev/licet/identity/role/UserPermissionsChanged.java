package dev.licet.identity.role;

import dev.licet.identity.user.User;
import java.util.List;

/** A user holds other permissions directly; said inside the same transaction. */
public record UserPermissionsChanged(
    User user, List<ApiPermission> before, List<ApiPermission> after) {}
