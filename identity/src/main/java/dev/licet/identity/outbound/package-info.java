/**
 * Calls to addresses that somebody typed in. They lead to public addresses only, unless the
 * operator has named a network; they follow nobody elsewhere, and end in time.
 */
@ApplicationModule(displayName = "Outbound", allowedDependencies = "shared")
@NullMarked
package dev.licet.identity.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
