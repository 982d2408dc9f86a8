/**
 * Organizations: who belongs to one, what members are there, which connections they come from.
 * {@link dev.licet.identity.organization.Organizations} and {@link
 * dev.licet.identity.organization.Members} are the doors.
 */
@ApplicationModule(
    displayName = "Organizations",
    allowedDependencies = {
      "section",
      "shared",
      "store",
      "connection",
      "user",
      "role",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging",
      "management :: search"
    })
@NullMarked
package dev.licet.identity.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
