/**
 * What users may do: roles and what they hold, who has them, and what users hold besides. {@link
 * dev.licet.identity.role.Roles} and {@link dev.licet.identity.role.UserRights} are the doors.
 */
@ApplicationModule(
    displayName = "Roles",
    allowedDependencies = {
      "shared",
      "store",
      "api",
      "user",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
