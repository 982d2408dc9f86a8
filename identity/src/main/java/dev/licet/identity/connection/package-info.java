/**
 * Where users come from: databases of this server, each with its policy for passwords, and the
 * descriptions of other sources, which are kept and never asked. {@link
 * dev.licet.identity.connection.Connections} is the door.
 */
@ApplicationModule(
    displayName = "Connections",
    allowedDependencies = {
      "section",
      "shared",
      "store",
      "key",
      "password",
      "application",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
