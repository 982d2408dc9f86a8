package dev.licet.identity.audit.stream;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.audit.Logs;
import dev.licet.identity.audit.TestLog;
import dev.licet.identity.audit.stream.LogStream.Status;
import dev.licet.identity.key.TestSecrets;
import dev.licet.identity.role.Roles;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.annotation.Bean;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class StreamsTest {
  private static final Sink FILE = new Sink.File("audit.jsonl");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;

  @BeforeEach
  void open() {
    features =
        TestLog.over(
            database.open(folder),
            StreamTable.class,
            StreamOutboxTable.class,
            LogStreams.class,
            Courier.class,
            TestSecrets.Beans.class,
            Beans.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  static class Beans {
    @Bean
    TestClock clock() {
      return new TestClock();
    }

    @Bean
    Receiver receiver() {
      return new Receiver();
    }
  }

  /** Takes what it is sent, or fails. */
  static final class Receiver implements Delivery {
    private final List<String> got = new ArrayList<>();
    private String problem = "";
    private String unreachable = "";
    private Runnable meanwhile = () -> {};
    private int tries;

    @Override
    public void send(LogStream stream, List<LogEntry> entries) throws IOException {
      tries++;
      meanwhile.run();
      if (!problem.isEmpty()) {
        throw new IOException(problem);
      }
      if (stream.id().equals(unreachable)) {
        throw new IllegalArgumentException("Nobody can be called there");
      }
      entries.forEach(entry -> got.add(entry.description()));
    }
  }

  private LogStreams streams() {
    return features.get(LogStreams.class);
  }

  private Receiver receiver() {
    return features.get(Receiver.class);
  }

  private LogStream created(String... filters) {
    return done(streams().create("SIEM", FILE, List.of(filters)));
  }

  private void makeRole(String name) {
    done(features.get(Roles.class).create(name, ""));
  }

  private void round() {
    features.get(Courier.class).round();
  }

  private void pass(Duration time) {
    features.get(TestClock.class).pass(time);
  }

  private LogStream now(LogStream stream) {
    return streams().byId(stream.id()).orElseThrow();
  }

  /** On PostgreSQL each would wait for what the other one holds, if they began differently. */
  @Test
  void whoRemovesOneWaitsForWhatIsArrivingThere() throws Exception {
    var stream = created();
    var held = new CountDownLatch(1);
    try (var thread = Executors.newSingleThreadExecutor()) {
      var removals = new ArrayList<Future<?>>();
      receiver().meanwhile =
          () -> {
            removals.add(thread.submit(() -> removeSlowly(stream, held)));
            await(held);
          };
      round();
      assertThat(removals.getFirst()).succeedsWithin(Duration.ofSeconds(10));
    }
    assertThat(streams().byId(stream.id())).isEmpty();
    assertThat(receiver().got).containsExactly("Create a log stream");
  }

  /** It holds the stream when the batch has arrived, and removes it when that is to be noted. */
  private void removeSlowly(LogStream stream, CountDownLatch held) {
    features
        .store()
        .inTransaction(() -> {
          features.get(StreamTable.class).lock(stream.id());
          held.countDown();
          sleep();
          done(streams().remove(stream.id()));
        });
  }

  /** On PostgreSQL the entry met the foreign key, and what had happened waited for its number. */
  @Test
  void whoNumbersTheLogPassesNothingOnToOneThatIsBeingRemoved() throws Exception {
    var removed = created();
    var stays = created();
    features.get(Logs.class).number();
    makeRole("meanwhile");
    var held = new CountDownLatch(1);
    try (var thread = Executors.newSingleThreadExecutor()) {
      var removal = thread.submit(() -> removeAndLinger(removed, held));
      await(held);
      features.get(Logs.class).number();
      assertThat(removal).succeedsWithin(Duration.ofSeconds(10));
    }
    round();
    assertThat(receiver().got).containsOnlyOnce("Create a role").contains("Delete a log stream");
    assertThat(streams().waiting(stays)).isZero();
  }

  private void removeAndLinger(LogStream stream, CountDownLatch held) {
    features
        .store()
        .inTransaction(() -> {
          done(streams().remove(stream.id()));
          held.countDown();
          sleep();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void passOnWhatHappensAfterTheyWereMade() {
    makeRole("before");
    var stream = created();
    makeRole("after");
    round();
    assertThat(receiver().got).containsExactly("Create a log stream", "Create a role");
    assertThat(streams().waiting(stream)).isZero();
    int tries = receiver().tries;
    round();
    assertThat(receiver().tries).isEqualTo(tries);
  }

  /** The change, its entry and what is to be passed on are one transaction. */
  @Test
  void loseNothingWhenTheServerIsKilled() {
    var stream = created();
    makeRole("a");
    receiver().problem = "Nobody is there";
    round();
    makeRole("b");
    close();
    open();
    pass(Duration.ofSeconds(1));
    round();
    assertThat(receiver().got)
        .containsExactly("Create a log stream", "Create a role", "Create a role");
    assertThat(streams().waiting(stream)).isZero();
  }

  @Test
  void tryAgainEverLaterAndForgetTheFailureOnceItWorks() {
    var stream = created();
    receiver().problem = "Nobody is there";
    int expected = 0;
    for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300)) {
      round();
      round();
      assertThat(receiver().tries).isEqualTo(++expected);
      assertThat(now(stream).problem()).isEqualTo("Nobody is there");
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      round();
      assertThat(receiver().tries).isEqualTo(expected);
      pass(Duration.ofMillis(1));
    }
    receiver().problem = "";
    round();
    assertThat(receiver().got).containsExactly("Create a log stream");
    assertThat(now(stream).problem()).isEmpty();
  }

  @Test
  void stopNoOtherWhereOneCannotBeCalledAtAll() {
    created();
    created();
    var broken = streams().list().getFirst();
    var other = streams().list().getLast();
    receiver().unreachable = broken.id();
    round();
    assertThat(now(broken).problem()).isEqualTo("Nobody can be called there");
    assertThat(streams().waiting(other)).isZero();
    pass(Courier.PATIENCE);
    round();
    assertThat(now(broken).status()).isEqualTo(Status.SUSPENDED);
  }

  @Test
  void areSuspendedAfterADayAndGoOnWhereTheyStopped() {
    var stream = created();
    receiver().problem = "Nobody is there";
    round();
    pass(Courier.PATIENCE);
    round();
    assertThat(now(stream).status()).isEqualTo(Status.SUSPENDED);
    assertThat(features.get(Logs.class).after(0, 100).getLast().json())
        .contains("\"type\":\"w\"", "was suspended", stream.id(), "Nobody is there");
    int tries = receiver().tries;
    round();
    assertThat(receiver().tries).isEqualTo(tries);
    receiver().problem = "";
    done(streams().change(stream.id(), now -> Outcome.done(now.with(Status.ACTIVE))));
    round();
    assertThat(receiver().got).startsWith("Create a log stream");
  }

  @Test
  void passOnNothingThatHappensWhileTheyArePaused() {
    var stream = created();
    round();
    done(streams().change(stream.id(), now -> Outcome.done(now.with(Status.PAUSED))));
    makeRole("meanwhile");
    done(streams().change(stream.id(), now -> Outcome.done(now.with(Status.ACTIVE))));
    round();
    assertThat(receiver().got).doesNotContain("Create a role").endsWith("Update a log stream");
  }

  @Test
  void passOnOnlyTheCategoriesThatAreWanted() {
    var stream = created("auth.login.fail");
    makeRole("a");
    round();
    assertThat(receiver().got).isEmpty();
    assertThat(streams().waiting(stream)).isZero();
  }

  @Test
  void areServedByOneNodeAtATime() {
    var stream = created();
    var table = features.get(StreamTable.class);
    var now = features.get(TestClock.class).instant();
    var lease = Duration.ofMinutes(1);
    assertThat(features.inTransaction(() -> table.lease(stream.id(), now, lease))).isTrue();
    assertThat(features.inTransaction(() -> table.lease(stream.id(), now, lease))).isFalse();
    var later = now.plus(lease);
    assertThat(features.inTransaction(() -> table.lease(stream.id(), later, lease))).isTrue();
  }

  @Test
  void dropWhatHasWaitedLongestWhereTooMuchWaits() {
    var stream = created();
    for (int i = 0; i < 5; i++) {
      makeRole("role" + i);
    }
    features.get(Logs.class).number();
    var outbox = features.get(StreamOutboxTable.class);
    assertThat(features.inTransaction(() -> outbox.dropAllBut(stream.id(), 2))).isEqualTo(4);
    assertThat(outbox.next(stream.id(), 10)).extracting(LogEntry::seq).containsExactly(5L, 6L);
  }

  @Test
  void refuseWhatCannotBeReached() {
    for (var sink :
        List.of(
            new Sink.File("../licet.db"),
            new Sink.File(".hidden"),
            new Sink.File("a/b"),
            new Sink.File(""),
            new Sink.Syslog("host name", 514, Sink.Transport.TCP),
            new Sink.Syslog("host", 0, Sink.Transport.TCP),
            webhook("http://example.com"),
            webhook("https://user:password@example.com"),
            webhook("javascript:alert(1)"),
            webhook("https://siem.example.com:99999/"),
            webhook("https://siem.example.com:0/"),
            webhook("https://"))) {
      assertThat(streams().create("x", sink, List.of()))
          .as(sink.place())
          .isInstanceOf(Outcome.Invalid.class);
    }
    assertThat(streams().create("x", FILE, List.of("nothing"))).isInstanceOf(Outcome.Invalid.class);
    assertThat(streams().list()).isEmpty();
  }

  @Test
  void keepTheirSecretsApartFromTheRestAndLoseThemWithTheStream() {
    var sink =
        new Sink.Webhook(
            "https://siem.example.com",
            "application/json",
            Sink.Format.JSONLINES,
            "Bearer hidden",
            Map.of("X-Key", "hidden-too"));
    var stream = done(streams().create("SIEM", sink, List.of()));
    assertThat(now(stream)).isEqualTo(stream);
    var row =
        features.store().jdbc().sql("select sink from log_streams").query(String.class).single();
    assertThat(row).contains("X-Key").doesNotContain("hidden");
    done(streams().remove(stream.id()));
    assertThat(
            features
                .store()
                .jdbc()
                .sql("select count(*) from sealed_secrets")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static Sink webhook(String url) {
    return new Sink.Webhook(url, "application/json", Sink.Format.JSONARRAY, "", Map.of());
  }
}
