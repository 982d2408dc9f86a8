package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
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
class GuessesTest {
  private static final String ADA = "ada@example.com";
  private static final String HERE = "192.0.2.1";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Guesses guesses;
  private TestClock clock;

  @BeforeEach
  void open() {
    features = TestAdministrators.over(database.open(folder));
    guesses = features.get(Guesses.class);
    clock = features.get(TestClock.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void aHundredGuessesAtOnceAreAHundredGuesses() throws Exception { // I17
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 100)
              .mapToObj(_ -> (Callable<Optional<Duration>>) () -> guesses.count(ADA, HERE))
              .toList();
      var admitted = 0;
      for (var guess : threads.invokeAll(all)) {
        admitted += guess.get().isEmpty() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(Guesses.PER_ACCOUNT);
    }
  }

  @Test
  void theOwnerIsNotLockedOutByGuessesFromElsewhere() { // I18
    exhaust(ADA, "198.51.100.7");
    assertThat(guesses.count(ADA, HERE)).isEmpty();
  }

  @Test
  void manyAccountsFromOneAddressAreSlowedToo() {
    for (int i = 0; i < Guesses.PER_ADDRESS; i++) {
      assertThat(guesses.count("user" + i + "@example.com", HERE)).isEmpty();
    }
    assertThat(guesses.count("last@example.com", HERE)).isPresent();
  }

  @Test
  void tellsHowLongToWaitAndKeepsTheWord() {
    exhaust(ADA, HERE);
    clock.pass(Duration.ofMinutes(5));
    assertThat(guesses.count(ADA, HERE)).contains(Guesses.PERIOD.minusMinutes(5));
    clock.pass(Guesses.PERIOD.minusMinutes(5));
    assertThat(guesses.count(ADA, HERE)).isEmpty();
  }

  @Test
  void aRightGuessClearsTheAccount() {
    for (int i = 0; i < 30; i++) {
      assertThat(guesses.count(ADA, HERE)).isEmpty();
      guesses.forgive(ADA, HERE);
    }
  }

  @Test
  void countsThatAreOverAreForgotten() {
    guesses.count(ADA, HERE);
    clock.pass(Guesses.PERIOD);
    assertThat(guesses.purge()).isEqualTo(2);
  }

  private void exhaust(String email, String address) {
    for (int i = 0; i < Guesses.PER_ACCOUNT; i++) {
      assertThat(guesses.count(email, address)).isEmpty();
    }
    assertThat(guesses.count(email, address)).isPresent();
  }
}
