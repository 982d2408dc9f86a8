package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.administrator.Setup.LinkState;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class SetupTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Setup setup;

  @BeforeEach
  void open() {
    features = TestAdministrators.over(database.open(folder));
    setup = features.get(Setup.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void lookingAtALinkDoesNotSpendIt() {
    var secret = setup.newLink().orElseThrow();
    setup.look(secret);
    assertThat(setup.look(secret)).isEqualTo(LinkState.OPEN);
    assertThat(setup.spend(secret, "ada@example.com", PasswordHash.stored("hash"))).isPresent();
  }

  @Test
  void aLinkDiesWithItsHour() {
    var secret = setup.newLink().orElseThrow();
    var clock = features.get(TestClock.class);
    clock.pass(Setup.LIFETIME.minusMillis(1));
    assertThat(setup.look(secret)).isEqualTo(LinkState.OPEN);
    clock.pass(Duration.ofMillis(1));
    assertThat(setup.look(secret)).isEqualTo(LinkState.DEAD);
    assertThat(setup.spend(secret, "ada@example.com", PasswordHash.stored("hash"))).isEmpty();
  }

  @Test
  void aLaterLinkReplacesTheEarlierOnes() {
    var first = setup.newLink().orElseThrow();
    var second = setup.newLink().orElseThrow();
    assertThat(setup.spend(first, "eve@example.com", PasswordHash.stored("hash"))).isEmpty();
    assertThat(setup.spend(second, "ada@example.com", PasswordHash.stored("hash"))).isPresent();
  }

  @Test
  void noLinkIsMadeOnceSomebodyIsIn() {
    setup.spend(setup.newLink().orElseThrow(), "ada@example.com", PasswordHash.stored("hash"));
    assertThat(setup.newLink()).isEmpty();
  }

  @Test
  void aSecretThatWasNeverMadeIsUnknown() {
    assertThat(setup.look("guessed")).isEqualTo(LinkState.UNKNOWN);
  }

  @Test
  void ofTwentyWhoSpendALinkAtOnceOneGetsIn() throws Exception { // I12, I13
    var secret = setup.newLink().orElseThrow();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var guests =
          IntStream.range(0, 20)
              .mapToObj(i ->
                  (Callable<Optional<Administrator>>)
                      () ->
                          setup.spend(
                              secret, "guest" + i + "@example.com", PasswordHash.stored("hash")))
              .toList();
      var admitted = 0;
      for (var guest : threads.invokeAll(guests)) {
        admitted += guest.get().isPresent() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void onlyTheHashOfASecretIsKept() {
    var secret = setup.newLink().orElseThrow();
    var kept =
        features.store().jdbc().sql("select digest from setup_links").query(String.class).list();
    assertThat(kept).hasSize(1).noneMatch(digest -> digest.contains(secret));
  }

  private long rows() {
    return features
        .store()
        .jdbc()
        .sql("select count(*) from administrators")
        .query(Long.class)
        .single();
  }
}
