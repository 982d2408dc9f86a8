/**
 * Settings of the tenant that are one JSON object each, under the Management API's names: kept,
 * merged, remembered. What they mean is for the features that own them. {@link
 * dev.licet.identity.document.Documents} is the door.
 */
@ApplicationModule(
    displayName = "Documents",
    allowedDependencies = {
      "section",
      "shared",
      "store",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
