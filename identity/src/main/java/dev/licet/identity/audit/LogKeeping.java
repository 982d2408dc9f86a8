package dev.licet.identity.audit;

import dev.licet.identity.audit.day.Days;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the log as large as it may be, a piece at a time, so that nobody waits for it. */
@Component
class LogKeeping {
  private static final int PIECE = 500;

  private final LogTable table;
  private final Days days;
  private final Failures failures;
  private final Numbering numbering;
  private final LogSettings settings;
  private final TransactionOperations writing;
  private final Clock clock;

  LogKeeping(
      LogTable table,
      Days days,
      Failures failures,
      Numbering numbering,
      LogSettings settings,
      TransactionOperations writing,
      Clock clock) {
    this.table = table;
    this.days = days;
    this.failures = failures;
    this.numbering = numbering;
    this.settings = settings;
    this.writing = writing;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void write() {
    failures.flush();
    numbering.number();
  }

  @Scheduled(initialDelay = 0, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void count() {
    days.flush();
  }

  /**
   * Goes on for as long as there is too much: with a limit, a busy server writes more than goes.
   * Between two pieces everybody who waits has a turn.
   */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void purge() {
    days.purge();
    while (!Thread.currentThread().isInterrupted() && (purgeByAge() || purgeBySize())) {
      // on to the next
    }
  }

  private boolean purgeByAge() {
    var end = clock.instant().minus(settings.age());
    return purged(() -> table.purgeBefore(end, PIECE));
  }

  private boolean purgeBySize() {
    return purged(() -> table.bytes() > settings.bytes() ? table.purgeOldest(PIECE) : 0);
  }

  /** Of several nodes one after the other: each sees what the one before has left. */
  private boolean purged(IntSupplier purge) {
    var count =
        writing.execute(_ -> {
          table.hold();
          return purge.getAsInt();
        });
    return count != null && count > 0;
  }
}
