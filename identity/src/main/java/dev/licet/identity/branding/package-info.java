/**
 * How the pages for users look: colours, logo, themes, the template around them. {@link
 * dev.licet.identity.branding.Branding} is the door.
 */
@ApplicationModule(
    displayName = "Branding",
    allowedDependencies = {
      "section",
      "shared",
      "store",
      "document",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.branding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
