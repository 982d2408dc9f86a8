/**
 * What the packages of Guard share, a little of it with its own starter and command line too, and
 * nobody else may use: the strict readers of JSON, base64url and {@code .env}. It may change at any
 * time.
 */
@NullMarked
package dev.licet.guard.internal;

import org.jspecify.annotations.NullMarked;
