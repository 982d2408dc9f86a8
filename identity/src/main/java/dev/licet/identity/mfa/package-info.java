/**
 * Auth0's addresses for second factors. No sign-in asks for one yet, so that no {@code mfa_token}
 * was ever given: whoever brings one is told so in the words that SDKs know.
 */
@ApplicationModule(
    displayName = "Second factors",
    allowedDependencies = {"shared", "application", "oauth"})
@NullMarked
package dev.licet.identity.mfa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
