/**
 * What the packages of Guard share and nobody else may use: the strict readers of JSON and
 * base64url. Not exported; it may change at any time.
 */
@NullMarked
package dev.licet.guard.internal;

import org.jspecify.annotations.NullMarked;
