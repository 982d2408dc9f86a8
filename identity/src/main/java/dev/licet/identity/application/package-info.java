/**
 * The OAuth clients, their credentials, and which APIs they may call in their own name. {@link
 * dev.licet.identity.application.Applications} and {@link
 * dev.licet.identity.application.ClientGrants} are the doors.
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
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
