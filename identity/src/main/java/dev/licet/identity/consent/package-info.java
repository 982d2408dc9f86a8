/**
 * What users have allowed applications (Auth0: grants). {@link dev.licet.identity.consent.Consents}
 * keeps it; the page that asks a user is the authorization feature's.
 */
@ApplicationModule(
    displayName = "Consent",
    allowedDependencies = {
      "shared",
      "api",
      "application",
      "issuing",
      "user",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
