package dev.licet.guard;

import dev.licet.guard.keys.KeyEvents;

/**
 * Sees every decision of a {@link Guard}, and what happens to the keys of its providers: for logs,
 * metrics and traces. Given by {@link Guard.Builder#observer}; those that Licet brings are in
 * {@code dev.licet.guard.watch}.
 *
 * <p>It is called on the thread of the call, after the decision and before the answer, so it must
 * be quick and safe for any number of threads. It cannot change the decision: what it throws is
 * logged and goes no further.
 */
@FunctionalInterface
public interface GuardObserver extends KeyEvents {
  /** A call was decided. */
  void decided(CallDecided event);
}
