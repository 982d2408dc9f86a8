package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is stopped under load, for longer than anything is remembered without it; {@code
 * LICET_AWAY_SECONDS} says for how long.
 */
class DatabaseAwayTest {
  private static final int SECONDS =
      Integer.parseInt(System.getenv().getOrDefault("LICET_AWAY_SECONDS", "8"));

  private static final int CALLERS = 20;

  @TempDir Path folder;
  private final AtomicBoolean going = new AtomicBoolean(true);

  @Test
  void machinesAndKeysGoOnTheRestIsToldToComeAgainAndAllIsWellByItself(TestReporter reporter) {
    Optional<Postgres> server = Postgres.start();
    if (server.isEmpty()) {
      reporter.publishEntry("PostgreSQL is not installed: its absence is not tested");
      return;
    }
    try (Postgres database = server.get();
        Identity identity = Unavailability.start(folder, database.settings());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      try {
        isAwayAndComesBack(identity, database, callers);
      } finally {
        going.set(false);
      }
      assertThat(identity.program().everything())
          .contains("The database cannot be reached: ", "The database can be reached again")
          .doesNotContain("\tat ");
    }
  }

  private void isAwayAndComesBack(Identity identity, Postgres database, ExecutorService callers) {
    Shop shop = Shop.at(identity).withoutThrottling();
    Member member = Unavailability.member(shop, "member@example.com");
    Unavailability away = new Unavailability(shop);
    away.assertThatMachinesAreServed();
    for (int i = 0; i < CALLERS; i++) {
      CompletableFuture.runAsync(() -> callAllTheTime(shop), callers);
    }
    database.stop();
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (System.nanoTime() < end) {
      away.assertThatMachinesAreServed();
      away.assertThatWritesAreRefused(member);
      assertThat(Unavailability.status(away.get("/health/ready"))).isEqualTo(503);
    }
    database.startAgain();
    Eventually.holds(identity.program(), () -> away.assertThatAllIsWell(member));
  }

  /** Requests that all want the database. */
  private void callAllTheTime(Shop shop) {
    while (going.get()) {
      try {
        Member.refresh(shop, "none");
        Eventually.pause(20);
      } catch (UncheckedIOException slow) {
        // Others tell whether they are served.
      }
    }
  }
}
