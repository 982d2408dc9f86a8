/**
 * Where applications send a browser to have its user sign in: {@code /authorize}, and the page that
 * asks whether an application may. What applications are given is a code, which {@link
 * dev.licet.identity.authorize.Codes} makes and the token endpoint spends. {@link
 * dev.licet.identity.authorize.request.RedirectUris} decides where a browser may be sent.
 */
@ApplicationModule(
    displayName = "Authorization",
    allowedDependencies = {
      "shared",
      "store",
      "key",
      "rotation",
      "settings",
      "api",
      "application",
      "credential",
      "user",
      "session",
      "login",
      "signin",
      "dashboard",
      "oauth",
      "issuing",
      "consent",
      "outbound"
    })
@NullMarked
package dev.licet.identity.authorize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
