package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class PiecesTest {
  private static final int OVER = 2 * Pieces.SIZE + 1;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestStore store;
  private CountedTransactions transactions;
  private Pieces pieces;

  @BeforeEach
  void open() {
    store = database.open(folder);
    transactions = new CountedTransactions(store);
    pieces = new Pieces(store.jdbc(), store.dialect(), transactions);
    write(
        """
        with recursive numbers (n) as
            (select 1 union all select n + 1 from numbers where n < %d)
        insert into address_throttles (stage, address, free_at)
        select 'login', 'address-' || n, case when n <= %d then 1 else 9 end from numbers
        """
            .formatted(OVER + 10, OVER));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String sql) {
    store.inTransaction(() -> {
      store.jdbc().sql(sql).update();
    });
  }

  private int removeThoseOver() {
    return pieces.delete("address_throttles", "stage, address", "free_at < :now", Map.of("now", 5));
  }

  private long left() {
    return store.jdbc().sql("select count(*) from address_throttles").query(Long.class).single();
  }

  @Test
  void goOneAfterTheOtherEachInATransactionOfItsOwn() {
    assertThat(removeThoseOver()).isEqualTo(OVER);
    assertThat(transactions.count()).isEqualTo(3);
    assertThat(left()).isEqualTo(10);
    assertThat(removeThoseOver()).isZero();
  }

  @Test
  void areAlteredInTheSameWay() {
    int altered =
        pieces.update(
            "address_throttles",
            "free_at = 9",
            "stage, address",
            "free_at < :now",
            Map.of("now", 5));
    assertThat(altered).isEqualTo(OVER);
    assertThat(transactions.count()).isEqualTo(3);
    assertThat(removeThoseOver()).isZero();
    assertThat(left()).isEqualTo(OVER + 10);
  }

  @Test
  void areNoneWithinATransaction() {
    assertThatThrownBy(() -> store.transactions().execute(_ -> removeThoseOver()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("A transaction is under way");
    assertThat(left()).isEqualTo(OVER + 10);
  }

  /** Of two who wait for each other, the database sends one away. */
  @Test
  void doNotWaitForRowsThatSomebodyElseWrites() throws Exception {
    if (store.dialect() == Dialect.SQLITE) {
      return;
    }
    var writes = new CountDownLatch(1);
    var swept = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(() ->
              store.inTransaction(() -> {
                var sql = "update address_throttles set free_at = 9 where address = 'address-7'";
                store.jdbc().sql(sql).update();
                writes.countDown();
                await(swept);
              }));
      await(writes);
      try {
        var removed = threads.submit(this::removeThoseOver);
        assertThat(removed.get(5, TimeUnit.SECONDS)).isEqualTo(OVER - 1);
      } finally {
        swept.countDown();
      }
      writer.get();
    }
    assertThat(left()).isEqualTo(11);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
