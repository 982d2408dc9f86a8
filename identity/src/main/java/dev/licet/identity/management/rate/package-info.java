/**
 * How much of the Management API one application may use, so that none takes it from the others.
 */
@NullMarked
package dev.licet.identity.management.rate;

import org.jspecify.annotations.NullMarked;
