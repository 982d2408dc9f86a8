/** Makes of the figures what people and programs read. */
@NullMarked
package dev.licet.bench.report;

import org.jspecify.annotations.NullMarked;
