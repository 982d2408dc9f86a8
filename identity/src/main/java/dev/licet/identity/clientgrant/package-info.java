/**
 * Which APIs applications may call, in their own name and in that of users. {@link
 * dev.licet.identity.clientgrant.ClientGrants} is the door.
 */
@ApplicationModule(
    displayName = "Client grants",
    allowedDependencies = {
      "shared",
      "store",
      "api",
      "application",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.clientgrant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
