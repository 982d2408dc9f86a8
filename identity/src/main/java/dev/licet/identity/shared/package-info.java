/**
 * What every feature needs and no feature owns: the issuer's name, identifiers and their digests,
 * the clock, the outcome of a verb, settings and how a wrong one ends the start.
 */
@ApplicationModule(
    displayName = "Shared",
    allowedDependencies = {})
@NullMarked
package dev.licet.identity.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
