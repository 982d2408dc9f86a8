package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.audit.Logs;
import dev.licet.identity.audit.entry.LogType;
import dev.licet.identity.audit.stream.LogStream.Status;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Passes on what waits, a batch at a time and stream by stream. A batch leaves the outbox once it
 * has arrived: after a crash it is passed on again. What does not arrive is tried again, ever
 * later; a stream to which nothing has arrived for a day is suspended. So it is whatever the
 * reason: one that cannot be called at all must not stop the others.
 */
@Component
class Courier {
  static final long MOST_WAITING = 100_000;
  static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int BATCH = 100;
  private static final int BATCHES = 10;

  private final StreamTable streams;
  private final StreamOutboxTable outbox;
  private final Logs logs;
  private final Delivery delivery;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Courier(
      StreamTable streams,
      StreamOutboxTable outbox,
      Logs logs,
      Delivery delivery,
      TransactionOperations writing,
      ApplicationEventPublisher events,
      Clock clock) {
    this.streams = streams;
    this.outbox = outbox;
    this.logs = logs;
    this.delivery = delivery;
    this.writing = writing;
    this.events = events;
    this.clock = clock;
  }

  /** Passes on what waits, of each stream some batches at most. */
  void round() {
    logs.number();
    for (var stream : streams.list()) {
      for (int i = 0; i < BATCHES && stream.status() == Status.ACTIVE && passOn(stream); i++) {
        // on to the next batch
      }
    }
  }

  /** Drops what has waited longest where too much waits, and tells so. */
  void bound() {
    for (var stream : streams.list()) {
      if (outbox.count(stream.id()) > MOST_WAITING) {
        writing.executeWithoutResult(_ -> {
          streams.lock(stream.id());
          int dropped = outbox.dropAllBut(stream.id(), MOST_WAITING);
          events.publishEvent(StreamNoted.dropped(stream, dropped));
        });
      }
    }
  }

  /** Whether a batch has arrived. */
  private boolean passOn(LogStream stream) {
    var batch = outbox.next(stream.id(), BATCH);
    if (batch.isEmpty() || !lease(stream)) {
      return false;
    }
    try {
      send(stream, batch);
    } catch (IOException | RuntimeException e) {
      writing.executeWithoutResult(_ -> failed(stream, String.valueOf(e.getMessage())));
      return false;
    }
    writing.executeWithoutResult(_ -> {
      // The stream comes first, as where it is changed or removed.
      streams.succeeded(stream.id());
      outbox.delete(stream.id(), batch);
    });
    return true;
  }

  private boolean lease(LogStream stream) {
    var leased = writing.execute(_ -> streams.lease(stream.id(), clock.instant(), LEASE));
    return leased != null && leased;
  }

  private void send(LogStream stream, List<LogEntry> batch) throws IOException {
    var wanted =
        batch.stream().filter(entry -> stream.passes(LogType.of(entry.type()).category())).toList();
    if (!wanted.isEmpty()) {
      delivery.send(stream, wanted);
    }
  }

  private void failed(LogStream stream, String problem) {
    var now = clock.instant();
    var failing = streams.failed(stream.id(), problem, now);
    if (failing.since().plus(PATIENCE).isAfter(now)) {
      streams.tryAgain(stream.id(), now.plus(delay(failing.failures())));
    } else {
      streams.suspend(stream.id());
      events.publishEvent(StreamNoted.suspended(stream, problem));
    }
  }

  /** Twice as long with each failure. */
  private static Duration delay(int failures) {
    var delay = Duration.ofSeconds(1L << Math.min(failures - 1, 20));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
