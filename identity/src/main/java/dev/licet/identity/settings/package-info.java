/**
 * The tenant's general settings: what it is called, for which API tokens are where nobody says, how
 * long sessions last. {@link dev.licet.identity.settings.TenantSettings} is the door.
 */
@ApplicationModule(
    displayName = "Tenant settings",
    allowedDependencies = {
      "section",
      "shared",
      "document",
      "api",
      "connection",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
