/**
 * What the world sees of the signing keys, and when it changes: the published key set and who reads
 * it, rotation by age and by hand, revocation; the Management API's {@code /keys/signing} and the
 * page for it. {@link dev.licet.identity.rotation.Rotation} is the door. The keys themselves are
 * kept by the package {@code key}.
 */
@ApplicationModule(
    displayName = "Rotation",
    allowedDependencies = {
      "shared",
      "store",
      "key",
      "management",
      "management :: body",
      "management :: paging",
      "dashboard"
    })
@NullMarked
package dev.licet.identity.rotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
