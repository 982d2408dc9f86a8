/**
 * Writes tokens. {@link dev.licet.identity.issuing.AccessTokens} knows the four dialects, {@link
 * dev.licet.identity.issuing.UserScopes} what a token in the name of a user may hold; {@link
 * dev.licet.identity.issuing.Authorization} is what a user has let an application have.
 */
@ApplicationModule(
    displayName = "Issuing",
    allowedDependencies = {
      "shared",
      "store",
      "key",
      "api",
      "application",
      "clientgrant",
      "user",
      "role",
      "settings",
      "oauth"
    })
@NullMarked
package dev.licet.identity.issuing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
