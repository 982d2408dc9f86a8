/**
 * The protected APIs (Auth0: resource servers) and their permissions. {@link
 * dev.licet.identity.api.Apis} is the door; whoever keeps something that hangs on an API or a
 * permission listens to the events.
 */
@ApplicationModule(
    displayName = "APIs",
    allowedDependencies = {
      "shared",
      "store",
      "key",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging",
      "management :: search"
    })
@NullMarked
package dev.licet.identity.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
