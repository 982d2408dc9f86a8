/**
 * How the pages for users look: colours, pictures, the theme; and the template around them, which
 * is kept only. {@link dev.licet.identity.branding.Branding} is the door.
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
