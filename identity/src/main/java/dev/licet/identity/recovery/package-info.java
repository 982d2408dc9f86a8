/**
 * What a link in a mail can do: verify an address, choose another password, open an account again.
 * {@link dev.licet.identity.recovery.Tickets} makes the single-use values in such links.
 */
@ApplicationModule(
    displayName = "Recovery",
    allowedDependencies = {
      "shared",
      "connection",
      "store",
      "password",
      "application",
      "user",
      "lockout",
      "mail",
      "login",
      "signin",
      "dashboard",
      "job",
      "settings",
      "organization",
      "management",
      "management :: body"
    })
@NullMarked
package dev.licet.identity.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
