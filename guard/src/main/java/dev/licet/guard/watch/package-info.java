/**
 * Those who observe a guard: {@link dev.licet.guard.watch.RefusalLog} writes a line for each
 * refusal, {@link dev.licet.guard.watch.GuardMeters} counts for Micrometer, {@link
 * dev.licet.guard.watch.TraceEvents} tells OpenTelemetry. All of them read the same record of a
 * decision, {@link dev.licet.guard.CallDecided}, and none lets a token, or what a token says of a
 * person, go further.
 */
@NullMarked
package dev.licet.guard.watch;

import org.jspecify.annotations.NullMarked;
