/**
 * Rates and allocation by JMH, one contender in a JVM of its own at a time. Ratios are not taken
 * from here: other load on the machine bends what is measured minutes apart.
 */
@NullMarked
package dev.licet.bench.jmh;

import org.jspecify.annotations.NullMarked;
