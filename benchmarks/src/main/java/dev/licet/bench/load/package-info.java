/**
 * Load on identity servers, the same for each: a few connections that stay open, on each of which
 * somebody does one thing after the other.
 */
@NullMarked
package dev.licet.bench.load;

import org.jspecify.annotations.NullMarked;
