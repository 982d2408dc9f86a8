/**
 * Asks an issuer about access tokens that are no JWT (RFC 7662), and remembers for a while what it
 * said.
 */
@NullMarked
package dev.licet.guard.introspection;

import org.jspecify.annotations.NullMarked;
