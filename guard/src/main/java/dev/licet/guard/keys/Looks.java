package dev.licet.guard.keys;

import java.time.Duration;
import java.util.concurrent.Future;

/** Where looks at a provider are made: one after the other, and never by a request itself. */
interface Looks extends AutoCloseable {
  /** Makes one as soon as may be. */
  void soon(Runnable look);

  /** Makes one after so long; the one that was to come before is not made. */
  void later(Runnable look, Duration delay);

  /** Whether this look ended well, as far as is known after the longest that a request may wait. */
  boolean awaitGood(Future<Boolean> look);

  /** Whether none is made any more. */
  boolean isClosed();

  /** Makes none any more. */
  @Override
  void close();
}
