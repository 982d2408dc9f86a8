/**
 * What holds off who guesses, floods or brings passwords that others have lost: the settings.
 * {@link dev.licet.identity.protection.AttackProtection} is the door.
 */
@ApplicationModule(
    displayName = "Attack protection",
    allowedDependencies = {
      "section",
      "shared",
      "document",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
