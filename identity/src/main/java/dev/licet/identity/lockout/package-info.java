/**
 * Slows down whoever guesses passwords or makes accounts, and never locks an owner out: {@link
 * dev.licet.identity.lockout.Lockout} counts each attempt before it is looked at.
 */
@ApplicationModule(
    displayName = "Lockout",
    allowedDependencies = {
      "shared",
      "protection",
      "store",
      "user",
      "session",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.lockout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
