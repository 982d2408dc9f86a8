/**
 * The token endpoint and what announces it. Each grant type is one class behind {@link
 * dev.licet.identity.token.Grant}, listed in {@link dev.licet.identity.token.Grants}; {@link
 * dev.licet.identity.token.AccessTokens} writes the four dialects. Features that want a token for a
 * developer to try out ask {@link dev.licet.identity.token.TestTokens}.
 */
@ApplicationModule(
    displayName = "Token",
    allowedDependencies = {
      "shared",
      "key",
      "api",
      "application",
      "settings",
      "user",
      "role",
      "management",
      "management :: body",
      "dashboard"
    })
@NullMarked
package dev.licet.identity.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
