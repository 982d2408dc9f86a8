package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Digest;
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
class ResetsTest {
  private static final String EMAIL = "ada@example.com";
  private static final PasswordHash OTHER = PasswordHash.stored("other");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Resets resets;
  private TestClock clock;
  private Administrator ada;

  @BeforeEach
  void open() {
    features = TestAdministrators.over(database.open(folder));
    resets = features.get(Resets.class);
    clock = features.get(TestClock.class);
    var setup = features.get(Setup.class);
    ada =
        setup
            .spend(setup.newLink().orElseThrow(), EMAIL, PasswordHash.stored("hash"))
            .orElseThrow();
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void aLinkGivesAnotherPasswordOnceAndEndsWhatWasBefore() {
    var sessions = features.get(Sessions.class);
    var before = sessions.open(ada);
    link("first");
    link("second");
    assertThat(resets.look("first")).contains(ada);
    var session = resets.spend("first", OTHER);
    assertThat(session.flatMap(sessions::find)).contains(ada);
    assertThat(sessions.find(before)).isEmpty();
    assertThat(password()).isEqualTo("other");

    assertThat(resets.look("first")).isEmpty();
    assertThat(resets.spend("first", PasswordHash.stored("third"))).isEmpty();
    assertThat(resets.spend("second", PasswordHash.stored("third"))).isEmpty();
    assertThat(password()).isEqualTo("other");
  }

  @Test
  void aLinkDiesWithItsHour() {
    link("late");
    clock.pass(ResetLinks.LIFETIME.minusMillis(1));
    assertThat(resets.look("late")).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(resets.look("late")).isEmpty();
    assertThat(resets.spend("late", OTHER)).isEmpty();
    assertThat(resets.purge()).isEqualTo(1);
  }

  @Test
  void noOtherSecretIsALink() {
    link("right");
    assertThat(resets.look("wrong")).isEmpty();
    assertThat(resets.spend("wrong", OTHER)).isEmpty();
  }

  @Test
  void ofTwentyWhoSpendALinkAtOnceOneGetsIn() throws Exception { // I12
    link("shared");
    try (var threads = Executors.newFixedThreadPool(20)) {
      var guests =
          IntStream.range(0, 20)
              .mapToObj(i -> (Callable<Optional<String>>) () -> resets.spend("shared", OTHER))
              .toList();
      var admitted = 0;
      for (var guest : threads.invokeAll(guests)) {
        admitted += guest.get().isPresent() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
  }

  private void link(String secret) {
    features
        .store()
        .inTransaction(() ->
            features
                .get(ResetTable.class)
                .insert(Digest.of(secret), ada.id(), clock.instant().plus(ResetLinks.LIFETIME)));
  }

  private String password() {
    return features
        .get(AdministratorTable.class)
        .byEmail(EMAIL)
        .orElseThrow()
        .passwordHash()
        .text();
  }
}
