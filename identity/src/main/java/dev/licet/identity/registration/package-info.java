/**
 * Applications that register themselves (RFC 7591) or describe themselves at an address of their
 * own (OAuth Client ID Metadata Document), where the tenant lets them: always as a third party's,
 * which users are asked about and which reach no API until an administrator grants it.
 */
@ApplicationModule(
    displayName = "Registration",
    allowedDependencies = {
      "shared",
      "settings",
      "application",
      "clientgrant",
      "credential",
      "clientgrant",
      "consent",
      "outbound",
      "oauth",
      "management",
      "management :: body",
      "authorize :: request"
    })
@NullMarked
package dev.licet.identity.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
