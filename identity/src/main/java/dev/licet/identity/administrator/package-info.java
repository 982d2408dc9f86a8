/**
 * The people who run the server: how the first one comes in (a one-time link), how they sign in and
 * stay signed in, and the filter chain in front of their pages. They are no users of the tenant.
 */
@ApplicationModule(
    displayName = "Administrators",
    allowedDependencies = {"shared", "store", "password", "breach", "dashboard"})
@NullMarked
package dev.licet.identity.administrator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
