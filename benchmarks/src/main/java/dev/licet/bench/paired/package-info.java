/**
 * Ratios that travel from machine to machine: all entrants take short slices in turn in one JVM,
 * each is timed by the CPU time of its thread, and compared with the others of the same round.
 */
@NullMarked
package dev.licet.bench.paired;

import org.jspecify.annotations.NullMarked;
