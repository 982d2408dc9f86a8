/**
 * Refresh tokens: {@link dev.licet.identity.refresh.RefreshTokens} issues, exchanges, lists and
 * ends them. What hangs on a user, an application, an API, a consent or a code ends with it.
 */
@ApplicationModule(
    displayName = "Refresh tokens",
    allowedDependencies = {
      "shared",
      "store",
      "api",
      "application",
      "user",
      "session",
      "issuing",
      "authorize",
      "device",
      "consent",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.refresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
