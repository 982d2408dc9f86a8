/**
 * Passwords that are known from other services' data breaches: {@link
 * dev.licet.identity.breach.BreachedPasswords} asks a service about a part of their hash, where the
 * operator wants it to.
 */
@ApplicationModule(
    displayName = "Breached passwords",
    allowedDependencies = {"shared", "outbound"})
@NullMarked
package dev.licet.identity.breach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
