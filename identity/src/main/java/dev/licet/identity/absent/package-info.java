/**
 * What Auth0 has and this server has none of: lists that are empty, so that tools which read
 * everything are not stopped.
 */
@ApplicationModule(
    displayName = "What is not there",
    allowedDependencies = {"shared", "management", "management :: body", "management :: paging"})
@NullMarked
package dev.licet.identity.absent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
