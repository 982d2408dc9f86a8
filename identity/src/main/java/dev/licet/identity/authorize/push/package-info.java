/** Requests that applications have sent ahead (RFC 9126). */
@NullMarked
package dev.licet.identity.authorize.push;

import org.jspecify.annotations.NullMarked;
