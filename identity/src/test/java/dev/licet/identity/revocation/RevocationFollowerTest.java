package dev.licet.identity.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.session.AllSessionsEnded;
import dev.licet.identity.session.SessionEnded;
import dev.licet.identity.store.Dialect;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RevocationFollowerTest {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
  private static final String ALICE = "auth0|alice";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Revocations revocations;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            Beans.class,
            RevocationTable.class,
            Revocations.class,
            Says.class,
            RevocationFollower.class);
    revocations = features.get(Revocations.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    @Bean
    TestClock clock() {
      return new TestClock(START);
    }
  }

  record Says(ApplicationEventPublisher events) {}

  private void ended(String... clients) {
    features
        .get(Says.class)
        .events()
        .publishEvent(new SessionEnded("session", ALICE, List.of(clients)));
  }

  private void inTransaction(Runnable work) {
    features.store().inTransaction(work);
  }

  private void pass() {
    features.get(TestClock.class).pass(Duration.ofMinutes(1));
  }

  private boolean concern(String client, Instant issuedAt) {
    return revocations.concern(ALICE, client, issuedAt);
  }

  @Test
  void whatWasGivenBeforeIsRevokedAndWhatIsGivenAfterIsNot() {
    inTransaction(() -> {
      ended("shop");
      pass();
    });
    assertThat(concern("shop", START)).isTrue();
    assertThat(concern("shop", START.plusSeconds(1))).isFalse();
    assertThat(concern("forum", START)).isFalse();
    pass();
    inTransaction(
        () -> features.get(Says.class).events().publishEvent(new AllSessionsEnded(ALICE)));
    assertThat(concern("forum", START.plusSeconds(60))).isTrue();
  }

  /** On PostgreSQL each would hold the row that the other one wants; and the later one stays. */
  @Test
  void whoEndsTheSameInAnotherOrderWaitsForNobody() throws Exception {
    if (features.get(Dialect.class) != Dialect.POSTGRESQL) {
      return; // there is one writer, for whom everybody waits
    }
    try (var thread = Executors.newSingleThreadExecutor()) {
      inTransaction(() -> {
        ended("shop");
        pass();
        assertThat(
                thread.submit(() ->
                    inTransaction(() -> {
                      ended("forum");
                      ended("shop");
                    })))
            .succeedsWithin(10, TimeUnit.SECONDS);
        ended("forum");
      });
    }
    assertThat(concern("shop", START.plusSeconds(60))).isTrue();
    assertThat(concern("forum", START.plusSeconds(60))).isTrue();
  }
}
