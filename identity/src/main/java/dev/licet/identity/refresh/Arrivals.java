package dev.licet.identity.refresh;

import static java.util.stream.Gatherers.windowFixed;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.OfTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Knows which answers to exchanges have left this server. Those of the last moment stand in memory
 * only: if the server is killed, it is not in the store that they arrived, and whoever did not get
 * one gets it again. So no client is left without any token that is good.
 */
@Component
class Arrivals {
  /** By then an answer has left, or the server was stopped. */
  static final Duration ON_THEIR_WAY = Duration.ofSeconds(1);

  /** By then it stands in the store. */
  static final Duration NOTED = Duration.ofSeconds(4);

  /** So many are noted in one transaction: whoever exchanges one of them waits for no more. */
  private static final int PIECE = 100;

  private final Map<Digest, Leaving> recent = new ConcurrentHashMap<>();

  /** What the last turn noted: whoever read a row before that may only now ask whose it is. */
  private Set<Digest> noted = Set.of();

  private final RefreshTokenTable table;
  private final TransactionOperations writing;
  private final Clock clock;

  Arrivals(RefreshTokenTable table, TransactionOperations writing, Clock clock) {
    this.table = table;
    this.writing = writing;
    this.clock = clock;
  }

  /** The answer to an exchange of that token of the store. */
  private record Leaving(String id, Instant since) {}

  /**
   * Answers an exchange, inside its transaction, so that nobody sees that before this. If it cannot
   * be said that it was committed, no answer leaves: whoever comes again gets it.
   *
   * @param next of the token that the answer brings
   */
  void answerOnceCommitted(RefreshToken token, Digest next) {
    answer(token, next);
    OfTransaction.onceOver(status -> {
      if (status != TransactionSynchronization.STATUS_COMMITTED) {
        recent.remove(next);
      }
    });
  }

  /**
   * Answers with what an exchange has brought before.
   *
   * @param next of the token that the answer brings
   * @return whether that is the first time since this server's start
   */
  boolean answer(RefreshToken token, Digest next) {
    return recent.putIfAbsent(next, new Leaving(token.id(), clock.instant())) == null;
  }

  /** Whether it was this server, since its start, that brought the latest one. */
  boolean isOwn(StoredRefreshToken stored) {
    return recent.containsKey(stored.latest());
  }

  /** Notes, every second, which have left. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void note() {
    noted.forEach(recent::remove);
    var before = clock.instant().minus(ON_THEIR_WAY);
    var left = new HashMap<>(recent);
    left.values().removeIf(one -> one.since().isAfter(before));
    left.entrySet().stream()
        .gather(windowFixed(PIECE))
        .forEach(piece -> writing.executeWithoutResult(_ -> note(piece)));
    noted = left.keySet();
  }

  private void note(List<Map.Entry<Digest, Leaving>> left) {
    table.arrived(
        left.stream().map(one -> one.getValue().id()).toList(),
        left.stream().map(Map.Entry::getKey).toList());
  }
}
