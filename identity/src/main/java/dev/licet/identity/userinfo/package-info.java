/** {@code /userinfo}: who the user is by whose leave an access token was issued. */
@ApplicationModule(
    displayName = "Userinfo",
    allowedDependencies = {
      "shared",
      "key",
      "application",
      "settings",
      "user",
      "oauth",
      "issuing",
      "tls"
    })
@NullMarked
package dev.licet.identity.userinfo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
