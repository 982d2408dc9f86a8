package dev.licet.bench.paired;

import dev.licet.bench.rivals.Refused;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** An operation with a name, run in slices. */
final class Entrant {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The clock is read once in this many nanoseconds, so that reading it costs nothing. */
  private static final long BATCH = 500_000;

  private final String name;
  private final Operation operation;
  private int batch = 1;
  private volatile Object result = "";

  Entrant(String name, Operation operation) {
    this.name = name;
    this.operation = operation;
  }

  String name() {
    return name;
  }

  /** What came of it last. Nobody asks; but the compiler must not know that. */
  Object result() {
    return result;
  }

  /**
   * Runs for about so long; gives the operations in a second. All is this thread's CPU time, so
   * that a slice holds as much work on a busy machine as on a quiet one.
   */
  double slice(Duration length) throws Refused {
    long started = THREADS.getCurrentThreadCpuTime();
    long operations = 0;
    long taken;
    do {
      result = operation.repeat(batch);
      operations += batch;
      taken = THREADS.getCurrentThreadCpuTime() - started;
    } while (taken < length.toNanos());
    batch = Math.clamp(operations * BATCH / taken, 1, 1_000_000);
    return operations * 1e9 / taken;
  }
}
