/**
 * From when on what was issued for a user before counts no more. Access tokens cannot be called
 * back: they are good at their APIs until they expire. But nobody is given another token for one
 * whose user has ended what it came from: {@link dev.licet.identity.revocation.Revocations}.
 */
@ApplicationModule(
    displayName = "Revocation",
    allowedDependencies = {
      "shared",
      "store",
      "session",
      "consent",
      "issuing",
      "authorize",
      "refresh"
    })
@NullMarked
package dev.licet.identity.revocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
