/**
 * How passwords are hashed and checked, of the tenant's users and of its administrators alike.
 * {@link dev.licet.identity.password.Passwords} is the door; a {@link
 * dev.licet.identity.password.PasswordHash} comes out of it, out of an import that it could check,
 * or out of a table, and from nowhere else.
 */
@ApplicationModule(displayName = "Passwords", allowedDependencies = "shared")
@NullMarked
package dev.licet.identity.password;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
