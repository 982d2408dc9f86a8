/**
 * {@code /dbconnections}: sign-up and forgotten passwords for applications that have pages of their
 * own.
 */
@ApplicationModule(
    displayName = "Database connections",
    allowedDependencies = {
      "shared",
      "settings",
      "connection",
      "password",
      "oauth",
      "application",
      "user",
      "signin",
      "recovery"
    })
@NullMarked
package dev.licet.identity.dbconnection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
