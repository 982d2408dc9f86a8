/**
 * What all of the Management API ({@code /api/v2}) shares: its guard, which is Licet's own, the
 * shape of its errors and answers, how bodies and queries are read, paging, rate limits. The
 * endpoints themselves lie in their features.
 */
@ApplicationModule(
    displayName = "Management API",
    allowedDependencies = {"shared", "key", "store", "dashboard"})
@NullMarked
package dev.licet.identity.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
