/**
 * What a server has before anybody has made anything: its own Management API, the command line's
 * access to it, and what the tenant file says. All of it is done before the port opens, in one
 * transaction.
 */
@ApplicationModule(
    displayName = "Tenant",
    allowedDependencies = {
      "shared",
      "store",
      "api",
      "application",
      "clientgrant",
      "credential",
      "password",
      "user",
      "role",
      "section",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
