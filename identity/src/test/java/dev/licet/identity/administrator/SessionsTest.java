package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class SessionsTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Sessions sessions;
  private TestClock clock;
  private String session;

  @BeforeEach
  void open() {
    features = TestAdministrators.over(database.open(folder));
    sessions = features.get(Sessions.class);
    clock = features.get(TestClock.class);
    var setup = features.get(Setup.class);
    var administrator =
        setup
            .spend(setup.newLink().orElseThrow(), "ada@example.com", PasswordHash.stored("hash"))
            .orElseThrow();
    session = sessions.open(administrator);
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void knowsWhoseSessionItIs() {
    assertThat(sessions.find(session).map(Administrator::email)).contains("ada@example.com");
  }

  @Test
  void knowsNoOtherSession() {
    assertThat(sessions.find(session + "x")).isEmpty();
    assertThat(sessions.find("")).isEmpty();
  }

  @Test
  void aSessionEndsAfterEightHoursWithoutAPage() {
    clock.pass(Sessions.IDLE.minusMinutes(1));
    assertThat(sessions.find(session)).isPresent();
    clock.pass(Sessions.IDLE);
    assertThat(sessions.find(session)).isEmpty();
  }

  @Test
  void aSessionEndsAfterADayHoweverBusy() {
    for (int hour = 1; hour < 24; hour++) {
      clock.pass(Duration.ofHours(1));
      assertThat(sessions.find(session)).isPresent();
    }
    clock.pass(Duration.ofHours(1));
    assertThat(sessions.find(session)).isEmpty();
  }

  @Test
  void aClosedSessionStaysClosed() {
    sessions.close(session);
    assertThat(sessions.find(session)).isEmpty();
  }

  @Test
  void sessionsThatAreOverAreForgotten() {
    assertThat(sessions.purge()).isZero();
    clock.pass(Sessions.LONGEST);
    assertThat(sessions.purge()).isEqualTo(1);
  }
}
