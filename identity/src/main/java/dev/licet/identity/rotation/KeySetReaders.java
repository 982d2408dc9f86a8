package dev.licet.identity.rotation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who reads the key set, so that no key signs that they have not read. Coarse on purpose: a reader
 * is a program at an address, a thousand are remembered, and the store hears of one once an hour
 * or, after a change of the keys, sooner. No request writes.
 */
@Component
class KeySetReaders {
  private static final int MOST = 1_000;
  private static final Duration COARSENESS = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int LONGEST_PROGRAM = 40;

  private final KeySetReaderTable table;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Cache<String, Seen> seen = Caffeine.newBuilder().maximumSize(MOST).build();

  /** When somebody last read, and the last of it that the store knows. */
  private record Seen(Instant readAt, Instant stored) {
    /** Whether the store should hear of it. */
    boolean isNews(Instant keysChanged) {
      return readAt.isAfter(stored.plus(COARSENESS))
          || (stored.isBefore(keysChanged) && !readAt.isBefore(keysChanged));
    }
  }

  KeySetReaders(KeySetReaderTable table, TransactionOperations transactions, Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Somebody has read the key set as it is now. */
  void note(String address, @Nullable String userAgent) {
    var now = clock.instant();
    var name = program(Optional.ofNullable(userAgent).orElse("")) + " at " + address;
    seen.asMap()
        .merge(name, new Seen(now, Instant.EPOCH), (before, _) -> new Seen(now, before.stored()));
  }

  /** Tells the store what it should hear, and lets it forget. */
  void save(Instant keysChanged) {
    var news =
        seen.asMap().entrySet().stream()
            .filter(one -> one.getValue().isNews(keysChanged))
            .map(one -> new KeySetReader(one.getKey(), one.getValue().readAt()))
            .toList();
    if (news.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(_ -> {
      news.forEach(table::note);
      table.purge(clock.instant().minus(REMEMBERED), MOST);
    });
    news.forEach(one ->
        seen.asMap()
            .computeIfPresent(one.name(), (_, now) -> new Seen(now.readAt(), one.readAt())));
  }

  /** Those that have not read the key set since then, though they do from time to time. */
  List<KeySetReader> silentSince(Instant time) {
    save(time);
    return table.silent(clock.instant().minus(REMEMBERED), time);
  }

  /** What a program calls itself, as far as it is harmless. */
  private static String program(String userAgent) {
    var first = userAgent.strip().split("[ (]", 2)[0];
    var harmless = first.replaceAll("[^A-Za-z0-9._/+-]", "");
    var shown = harmless.substring(0, Math.min(harmless.length(), LONGEST_PROGRAM));
    return shown.isEmpty() ? "A program" : shown;
  }
}
