/**
 * Public keys of applications, and the assertions that they sign with the private ones (RFC 7523):
 * {@link dev.licet.identity.credential.Credentials} keeps the keys, {@link
 * dev.licet.identity.credential.ClientAssertions} judges what is signed by them. Of applications it
 * knows the client ids only.
 */
@ApplicationModule(
    displayName = "Credentials",
    allowedDependencies = {
      "shared",
      "store",
      "outbound",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
