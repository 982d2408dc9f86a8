/**
 * Public keys and certificates of applications, and the assertions that they sign with the private
 * keys (RFC 7523): {@link dev.licet.identity.credential.Credentials} keeps them, {@link
 * dev.licet.identity.credential.ClientAssertions} judges what is signed, {@link
 * dev.licet.identity.credential.CertifiedClients} the certificates that are shown (RFC 8705). Of
 * applications it knows the client ids only.
 */
@ApplicationModule(
    displayName = "Credentials",
    allowedDependencies = {
      "shared",
      "store",
      "tls",
      "outbound",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
