package dev.licet.identity.audit.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts day by day. Tokens of applications are counted in memory, since such a token writes
 * nothing on its way; the sum is written each minute and at the end, so a crash loses that of a
 * minute.
 */
@Component
public class Days implements DisposableBean {
  /** The codes that are counted and not kept. */
  private static final String MACHINE_TOKEN = "seccft";

  private static final int KEPT = 400;
  private static final Duration ACTIVE = Duration.ofDays(30);

  private final DayTable table;
  private final TransactionOperations writing;
  private final Clock clock;
  private final LongAdder tokens = new LongAdder();

  Days(DayTable table, TransactionOperations writing, Clock clock) {
    this.table = table;
    this.writing = writing;
    this.clock = clock;
  }

  /** Counts an event that has no entry, if it is one. */
  public boolean countOnly(String type) {
    if (type.equals(MACHINE_TOKEN)) {
      tokens.increment();
      return true;
    }
    return false;
  }

  /** That something of a type that has an entry happened. */
  public record Happened(Instant at, String type) {}

  private record OnDay(LocalDate day, Tally tally) {}

  /** Counts what has entries; to be called in the transaction that numbers them. */
  public void count(List<Happened> happened) {
    var counts = new HashMap<OnDay, Long>();
    for (var one : happened) {
      Tally.of(one.type())
          .ifPresent(tally -> counts.merge(new OnDay(day(one.at()), tally), 1L, Long::sum));
    }
    counts.forEach((on, count) -> table.add(on.day(), on.tally(), count, clock.instant()));
  }

  /** Makes the day's row where it is missing, and adds what was counted in memory. */
  public void flush() {
    long counted = tokens.sumThenReset();
    var now = clock.instant();
    try {
      writing.executeWithoutResult(_ -> table.add(today(), Tally.TOKENS, counted, now));
    } catch (DataAccessException | TransactionException e) {
      tokens.add(counted);
      throw e;
    }
  }

  /** Forgets the days of long ago. */
  public void purge() {
    var first = today().minusDays(KEPT);
    writing.executeWithoutResult(_ -> table.purge(first));
  }

  /** The days from one to another, both included, the first one first. */
  public List<Day> between(LocalDate from, LocalDate to) {
    return table.between(from, to);
  }

  /** How many users have signed in during the last 30 days, as far back as the log goes. */
  long activeUsers() {
    return table.activeUsers(clock.instant().minus(ACTIVE));
  }

  @Override
  public void destroy() {
    if (tokens.sum() > 0) {
      flush();
    }
  }

  /** Today (UTC). */
  public LocalDate today() {
    return day(clock.instant());
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
