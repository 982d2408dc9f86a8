/**
 * Second factors as the Management API shows them: which there are, and that none is on. There is
 * no sign-in that asks for one.
 */
@ApplicationModule(
    displayName = "Second factors",
    allowedDependencies = {
      "shared",
      "section",
      "document",
      "user",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.guardian;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
