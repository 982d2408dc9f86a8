package dev.licet.bench.paired;

import dev.licet.bench.rivals.Refused;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** An operation with a name, run in slices. */
final class Entrant {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The wall clock is read once in this many nanoseconds, so that reading it costs nothing. */
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

  /** Runs for about so long; gives the operations in a second of this thread's CPU time. */
  double slice(Duration length) throws Refused {
    long started = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long operations = 0;
    long elapsed;
    do {
      result = operation.repeat(batch);
      operations += batch;
      elapsed = System.nanoTime() - started;
    } while (elapsed < length.toNanos());
    double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
    batch = Math.clamp(operations * BATCH / elapsed, 1, 1_000_000);
    return operations / seconds;
  }
}
