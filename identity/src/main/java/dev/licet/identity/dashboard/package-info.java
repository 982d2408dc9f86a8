/**
 * What all pages share: the frame around them, the notices, the problem pages, and the home page.
 * The pages themselves live in their features, which also contribute their part of the home page.
 */
@ApplicationModule(
    displayName = "Dashboard",
    allowedDependencies = {"shared", "store"})
@NullMarked
package dev.licet.identity.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
