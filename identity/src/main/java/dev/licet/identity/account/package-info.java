/**
 * The page where users see and change what concerns themselves: profile, password, the browsers
 * where they are signed in, what they have allowed applications.
 */
@ApplicationModule(
    displayName = "Account page",
    allowedDependencies = {
      "shared",
      "api",
      "application",
      "consent",
      "password",
      "user",
      "session",
      "login",
      "dashboard",
      "settings",
      "signin"
    })
@NullMarked
package dev.licet.identity.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
