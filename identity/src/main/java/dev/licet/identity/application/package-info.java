/**
 * The OAuth clients and their credentials. {@link dev.licet.identity.application.Applications} is
 * the door.
 */
@ApplicationModule(
    displayName = "Applications",
    allowedDependencies = {
      "shared",
      "store",
      "api",
      "credential",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging",
      "outbound"
    })
@NullMarked
package dev.licet.identity.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
