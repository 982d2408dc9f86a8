/**
 * Many users at once: imported from a file, exported to one, as jobs that go on after their call
 * was answered.
 */
@ApplicationModule(
    displayName = "Bulk",
    allowedDependencies = {
      "shared",
      "store",
      "password",
      "job",
      "connection",
      "user",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
