/**
 * Work that goes on after its call was answered: how far it is, what came of it, what of it could
 * not be done. {@link dev.licet.identity.job.Jobs} is the door; the work itself is done by the
 * features that begin jobs.
 */
@ApplicationModule(
    displayName = "Jobs",
    allowedDependencies = {
      "shared",
      "store",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
