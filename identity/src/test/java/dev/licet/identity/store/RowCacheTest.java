package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RowCacheTest {
  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, String> table = new ConcurrentHashMap<>();
  private final RowCache<String, String> cache =
      new RowCache<>(this::ask, RowCache.MOST, nanos::get);
  private TestStore store;
  private boolean away;

  @BeforeEach
  void open() {
    store = TestStore.in(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void asksOnceInFiveSeconds() {
    table.put("a", "1");
    assertThat(cache.find("a")).contains("1");
    table.put("a", "2");
    pass(Duration.ofMillis(4_999));
    assertThat(cache.find("a")).contains("1");
    assertThat(asked).hasValue(1);
    pass(Duration.ofMillis(1));
    assertThat(cache.find("a")).contains("2");
  }

  @Test
  void remembersThatARowIsMissing() {
    assertThat(cache.find("a")).isEmpty();
    table.put("a", "1");
    assertThat(cache.find("a")).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void forgetsWhenTheTransactionEnds() {
    cache.find("a");
    store.inTransaction(() -> {
      cache.forget("a");
      table.put("a", "1");
    });
    assertThat(cache.find("a")).contains("1");
  }

  @Test
  void forgetsAllRowsWhenTheTransactionEnds() {
    table.put("a", "1");
    cache.find("a");
    cache.find("b");
    store.inTransaction(() -> {
      cache.forgetAll();
      CompletableFuture.runAsync(() -> cache.find("a")).join();
      table.put("a", "2");
      table.put("b", "2");
    });
    assertThat(cache.find("a")).contains("2");
    assertThat(cache.find("b")).contains("2");
    assertThat(cache.find("a")).contains("2");
    assertThat(asked).hasValue(4);
  }

  @Test
  void doesNotGoOnWithWhatAllWasForgottenOf() {
    table.put("a", "1");
    cache.find("a");
    store.inTransaction(cache::forgetAll);
    away = true;
    assertThatThrownBy(() -> cache.find("a")).isInstanceOf(DataAccessException.class);
  }

  @Test
  void forgetsNotBeforeTheTransactionHasEnded() {
    store.inTransaction(() -> {
      cache.forget("a");
      beforeCompletion(() -> {
        CompletableFuture.runAsync(() -> cache.find("a")).join();
        table.put("a", "1");
      });
    });
    assertThat(cache.find("a")).contains("1");
  }

  @Test
  void remembersNothingOfATransactionThatMayYetBeUndone() {
    table.put("a", "1");
    store.inTransaction(() -> {
      assertThat(cache.find("a")).contains("1");
      table.remove("a");
    });
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void isNotLeftWithARowThatWasReadBeforeAllWereForgotten() {
    var reading = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new RowCache<String, String>(key -> {
          var old = Optional.ofNullable(table.get(key));
          reading.countDown();
          await(goOn);
          return old;
        });
    var reader = CompletableFuture.runAsync(() -> assertThat(slow.find("a")).isEmpty());
    await(reading);
    store.inTransaction(() -> {
      slow.forgetAll();
      table.put("a", "1");
    });
    goOn.countDown();
    reader.join();
    assertThat(slow.find("a")).contains("1");
  }

  @Test
  void isNotLeftWithARowThatWasReadBeforeTheCommit() throws Exception {
    var reading = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new RowCache<String, String>(key -> {
          var old = Optional.ofNullable(table.get(key));
          reading.countDown();
          await(goOn);
          return old;
        });
    var reader = CompletableFuture.supplyAsync(() -> slow.find("a"));
    reading.await();
    var writer =
        CompletableFuture.runAsync(() ->
            store.inTransaction(() -> {
              slow.forget("a");
              table.put("a", "1");
            }));
    assertThatThrownBy(() -> writer.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    goOn.countDown();
    reader.join();
    writer.join();
    assertThat(slow.find("a")).contains("1");
  }

  @Test
  void goesOnForTenMinutesWhileTheDatabaseIsAway() {
    table.put("a", "1");
    cache.find("a");
    cache.find("missing");
    away = true;
    pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(cache.find("a")).contains("1");
    assertThat(cache.find("a")).contains("1");
    assertThatThrownBy(() -> cache.find("missing")).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> cache.find("never asked")).isInstanceOf(DataAccessException.class);
    pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> cache.find("a")).isInstanceOf(DataAccessException.class);
  }

  @Test
  void seesWhatHasChangedAsSoonAsTheDatabaseIsBack() {
    table.put("a", "1");
    cache.find("a");
    away = true;
    pass(Duration.ofMinutes(1));
    cache.find("a");
    table.put("a", "2");
    away = false;
    assertThat(cache.find("a")).contains("2");
  }

  @Test
  void refusesToForgetOutsideATransaction() {
    assertThatThrownBy(() -> cache.forget("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotGrowWithGarbage() { // G17
    for (int i = 0; i < 30_000; i++) {
      cache.find("garbage " + i);
    }
    assertThat(cache.size()).isLessThanOrEqualTo(10_000);
  }

  private Optional<String> ask(String key) {
    asked.incrementAndGet();
    if (away) {
      throw new DataAccessResourceFailureException("away");
    }
    return Optional.ofNullable(table.get(key));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static void beforeCompletion(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCompletion() {
            work.run();
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
