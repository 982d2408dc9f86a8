/**
 * Tokens for developers to try an API out with: {@link dev.licet.identity.trial.TestTokens} issues
 * what the token endpoint would, the pages show how to ask and how to call.
 */
@ApplicationModule(
    displayName = "Trial",
    allowedDependencies = {
      "shared",
      "api",
      "application",
      "clientgrant",
      "user",
      "management",
      "management :: body",
      "dashboard",
      "oauth",
      "issuing",
      "token"
    })
@NullMarked
package dev.licet.identity.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
