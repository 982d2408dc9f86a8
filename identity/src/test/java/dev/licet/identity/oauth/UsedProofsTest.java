package dev.licet.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.ReplayStore.Use;
import dev.licet.identity.TestClock;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Two nodes with a memory each, and the database that they share. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UsedProofsTest {
  private static final Duration LIFETIME = Duration.ofSeconds(120);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private TestStore store;
  private UsedProofs one;
  private UsedProofs other;

  @BeforeEach
  void open() {
    store = database.open(folder);
    one = node();
    other = node();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private UsedProofs node() {
    return new UsedProofs(
        new UsedProofTable(store.jdbc(), store.pieces()), store.transactions(), clock);
  }

  private static Use use(UsedProofs node, String proof) {
    return node.use(proof, "somebody", LIFETIME);
  }

  @Test
  void takeNoneTwiceAtAnyNodeNorAfterARestart() {
    assertThat(use(one, "a")).isEqualTo(Use.FIRST);
    assertThat(use(one, "a")).isEqualTo(Use.REPEATED);
    assertThat(use(other, "a")).isEqualTo(Use.REPEATED);
    assertThat(use(node(), "a")).isEqualTo(Use.REPEATED);
    assertThat(use(other, "b")).isEqualTo(Use.FIRST);
  }

  @Test
  void ofTwentyAtOnceOneIsTheFirst() throws Exception {
    var barrier = new CyclicBarrier(20);
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(number ->
                  (Callable<Use>)
                      () -> {
                        barrier.await();
                        return use(number % 2 == 0 ? one : other, "a");
                      })
              .toList();
      var said = new ArrayList<Use>();
      for (var each : threads.invokeAll(all)) {
        said.add(each.get());
      }
      assertThat(said).containsOnlyOnce(Use.FIRST).containsOnly(Use.FIRST, Use.REPEATED);
    }
  }

  @Test
  void areForgottenOnceNobodyCanUseThem() {
    use(one, "a");
    clock.pass(LIFETIME.plusSeconds(59));
    assertThat(one.purge()).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(List.of(one.purge(), other.purge())).containsExactly(1, 0);
  }

  @Test
  void areNotTakenWhereTheDatabaseCannotBeAsked() {
    store.close();
    assertThat(use(one, "a")).isEqualTo(Use.UNKNOWN);
    store = database.open(folder);
    assertThat(use(node(), "a")).isEqualTo(Use.FIRST);
  }
}
