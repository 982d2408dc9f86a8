package dev.licet.identity.management.rate;

/**
 * What one application has left.
 *
 * @param limit calls in a minute
 * @param remaining those left of it
 * @param reset when the next minute begins, in seconds since 1970
 * @param exceeded whether this very call was one too many
 */
record Allowance(int limit, int remaining, long reset, boolean exceeded) {}
