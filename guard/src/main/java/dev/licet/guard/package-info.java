/**
 * Guard: verifies the access token of an HTTP call, decides, and words the refusal.
 *
 * <p>The way of a call: an adapter hands its request as an {@link dev.licet.guard.HttpCall} to
 * {@link dev.licet.guard.Guard#check}, together with the {@link dev.licet.guard.Rule} of the route,
 * and gets a {@link dev.licet.guard.Decision}: a {@link dev.licet.guard.Permit} with the {@link
 * dev.licet.guard.Caller}, or a {@link dev.licet.guard.Refusal} that says itself how it is to be
 * answered.
 */
@NullMarked
package dev.licet.guard;

import org.jspecify.annotations.NullMarked;
