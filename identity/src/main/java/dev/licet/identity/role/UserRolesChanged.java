package dev.licet.identity.role;

import dev.licet.identity.user.User;
import java.util.List;

/** A user has other roles; said inside the same transaction. */
public record UserRolesChanged(User user, List<Role> before, List<Role> after) {}
