/**
 * Where applications send a browser to have its user sign in: {@code /authorize}. What they are
 * given is a code, which {@link dev.licet.identity.authorize.Codes} makes and the token endpoint
 * spends.
 */
@ApplicationModule(
    displayName = "Authorization",
    allowedDependencies = {"shared", "application", "issuing"})
@NullMarked
package dev.licet.identity.authorize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
