/**
 * The signing keys: made at the first start, encrypted in the store where a passphrase is set, held
 * in memory, published as a JWK Set. Whoever needs a signature hands in the claims; the private
 * keys stay inside.
 */
@ApplicationModule(
    displayName = "Key",
    allowedDependencies = {"shared", "store"})
@NullMarked
package dev.licet.identity.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
