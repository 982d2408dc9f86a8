/**
 * What features have in the tenant file. Each describes its own section; the tenant's feature reads
 * and writes them all and knows nothing of any.
 */
@ApplicationModule(
    displayName = "Sections of the tenant file",
    allowedDependencies = {"shared", "management", "management :: body"})
@NullMarked
package dev.licet.identity.section;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
