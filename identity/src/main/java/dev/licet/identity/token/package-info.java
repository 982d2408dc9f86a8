/**
 * The token endpoint and what announces it. Each grant type is one class behind {@link
 * dev.licet.identity.token.Grant}, listed in {@link dev.licet.identity.token.Grants}.
 */
@ApplicationModule(
    displayName = "Token",
    allowedDependencies = {
      "shared",
      "store",
      "tls",
      "key",
      "api",
      "application",
      "clientgrant",
      "credential",
      "settings",
      "connection",
      "password",
      "user",
      "session",
      "signin",
      "oauth",
      "issuing",
      "authorize",
      "consent",
      "device",
      "refresh",
      "revocation"
    })
@NullMarked
package dev.licet.identity.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
