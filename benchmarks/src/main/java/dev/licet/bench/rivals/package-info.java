/**
 * Guard, its rivals and the bare signature check, each as its own documentation says to use it,
 * with the key in memory, and checking the same: signature, issuer, audience and expiry.
 */
@NullMarked
package dev.licet.bench.rivals;

import org.jspecify.annotations.NullMarked;
