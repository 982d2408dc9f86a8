package dev.licet.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Lets visitors act for a time, all at once, each as often as it can. */
final class Load {
  private Load() {}

  /**
   * What came of it.
   *
   * @param perSecond acts of all together
   * @param p99 the 99th percentile of how long one took, in milliseconds
   */
  record Result(double perSecond, double p99) {}

  /** As fast as they can. Any act that fails, fails all. */
  static Result run(List<? extends Visitor> visitors, Duration time)
      throws InterruptedException, ExecutionException {
    return run(visitors, time, Duration.ZERO);
  }

  /**
   * At a pace: each begins an act after so long, and one that begins late since the one before took
   * long has waited, which counts.
   */
  static Result run(List<? extends Visitor> visitors, Duration time, Duration pace)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Callable<List<Long>>> all = new ArrayList<>();
    visitors.forEach(visitor -> all.add(() -> until(end, visitor, pace.toNanos())));
    List<Long> times = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(visitors.size())) {
      for (var one : executor.invokeAll(all)) {
        times.addAll(one.get());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Result(times.size() / seconds, percentile(times));
  }

  private static List<Long> until(long end, Visitor visitor, long pace) throws IOException {
    List<Long> times = new ArrayList<>();
    try (visitor) {
      for (long begin = System.nanoTime(); begin < end; ) {
        LockSupport.parkNanos(begin - System.nanoTime());
        visitor.act();
        long now = System.nanoTime();
        times.add(now - begin);
        begin = pace == 0 ? now : begin + pace;
      }
    }
    return times;
  }

  static double percentile(List<Long> nanoseconds) {
    List<Long> sorted = nanoseconds.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * 0.99) - 1)) / 1e6;
  }
}
