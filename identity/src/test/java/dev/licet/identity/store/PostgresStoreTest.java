package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who cannot have a row is told to come again, as if the database were away. */
@Tag("once")
class PostgresStoreTest {
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestPostgres.store(TestPostgres.shared().empty());
    store.inTransaction(() -> {
      run("create table things (id integer primary key)");
      run("insert into things (id) values (1), (2)");
    });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void run(String sql) {
    store.jdbc().sql(sql).update();
  }

  private String shown(String setting) {
    return store.jdbc().sql("show " + setting).query(String.class).single();
  }

  private void touch(int id) {
    store.jdbc().sql("update things set id = id where id = :id").param("id", id).update();
  }

  @Test
  void nobodyWaitsForEver() {
    assertThat(shown("lock_timeout")).isEqualTo("10s");
    assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(shown("random_page_cost")).isEqualTo("1.1");
  }

  @Test
  void butANodeThatStarts() {
    store.inTransaction(() -> {
      store
          .jdbc()
          .sql(store.dialect().waitingForRows())
          .query((row, _) -> row.getString(1))
          .single();
      assertThat(shown("lock_timeout")).isEqualTo("0");
    });
    assertThat(shown("lock_timeout")).isEqualTo("10s");
  }

  @Test
  void theVictimOfADeadlockIsToldToComeAgain() throws Exception {
    var bothHaveOne = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> catchThrowable(() -> touchBoth(1, 2, bothHaveOne)));
      var other = threads.submit(() -> catchThrowable(() -> touchBoth(2, 1, bothHaveOne)));
      var failures =
          Stream.of(one.get(20, TimeUnit.SECONDS), other.get(20, TimeUnit.SECONDS))
              .filter(failure -> failure != null)
              .toList();
      assertThat(failures).singleElement().matches(Unavailable::is);
    }
  }

  private void touchBoth(int first, int second, CyclicBarrier bothHaveOne) {
    store.inTransaction(() -> {
      touch(first);
      await(bothHaveOne);
      touch(second);
    });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void soIsWhoWaitsTooLong() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      var failure =
          store.inTransaction(() -> {
            touch(1);
            return outcome(thread.submit(() -> catchThrowable(this::touchInAMoment)));
          });
      assertThat(failure).isNotNull().matches(Unavailable::is);
    }
  }

  private void touchInAMoment() {
    store.inTransaction(() -> {
      run("set local lock_timeout = '100ms'");
      touch(1);
    });
  }

  private static @Nullable Throwable outcome(Future<Throwable> future) {
    try {
      return future.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void soIsWhoseTransactionDidNothingForTooLong() {
    assertThatThrownBy(() ->
            store.inTransaction(() -> {
              run("set local idle_in_transaction_session_timeout = '50ms'");
              sleep();
              touch(1);
            }))
        .matches(Unavailable::is);
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
