package dev.licet.identity.breach;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.licet.identity.TestClock;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.store.TestStore;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

class RangeServiceTest {
  /** The SHA-1 of "password" is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8. */
  private static final String KNOWN = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

  private final TestClock clock = new TestClock();
  private final List<String> asked = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private String answer = "";

  private final RangeService service =
      new RangeService(
          URI.create("https://range.example/range/"),
          (url, headers, _) -> {
            asked.add(url + " " + headers);
            if (answer.equals("down")) {
              throw new IOException(url + " is down");
            }
            return answer;
          },
          clock);

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(RangeService.class)).addAppender(log);
  }

  @AfterEach
  void stop() {
    ((Logger) LoggerFactory.getLogger(RangeService.class)).detachAppender(log);
  }

  @Test
  void asksByFiveDigitsOfTheHashAndForPadding() {
    answer = "0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n" + KNOWN + ":9545824\r\n";
    assertThat(service.contains("password")).isTrue();
    assertThat(asked).containsExactly("https://range.example/range/5BAA6 {Add-Padding=true}");
    answer = KNOWN.toLowerCase(Locale.ROOT) + ":1";
    assertThat(service.contains("password")).isTrue();
  }

  @Test
  void whatIsThereToPadAndWhatIsNotThereCountsForNothing() {
    answer = KNOWN + ":0\r\n0018A45C4D1DEF81644B54AB7F969B88D65:10\r\n";
    assertThat(service.contains("password")).isFalse();
    answer = "";
    assertThat(service.contains("password")).isFalse();
    assertThat(log.list).isEmpty();
  }

  @Test
  void whileItDoesNotAnswerNobodyIsKeptFromChoosingAPassword() {
    for (var wrong : List.of("down", "<html>", KNOWN + ":x", KNOWN.substring(1) + ":1")) {
      answer = wrong;
      asked.clear();
      log.list.clear();
      assertThat(service.contains("password")).as(wrong).isFalse();
      assertThat(service.contains("password")).as(wrong).isFalse();
      assertThat(asked).as("it is left alone for a while").hasSize(1);
      assertThat(log.list).hasSize(1);
      assertThat(log.list.getFirst().getFormattedMessage())
          .contains("LICET_BREACHED_PASSWORDS_URL does not answer", "30 s")
          .doesNotContain("5BAA6", "password ", KNOWN);
      clock.pass(Duration.ofSeconds(30));
    }
    answer = KNOWN + ":1";
    assertThat(service.contains("password")).isTrue();
  }

  @Test
  void nobodyIsAskedWhileATransactionIsOpen(@TempDir Path folder) {
    try (var store = TestStore.in(folder)) {
      assertThat(store.inTransaction(() -> service.contains("password"))).isFalse();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aPasswordThatIsKnownIsNoUsers(@TempDir Path folder) {
    var components =
        Stream.concat(Arrays.stream(TestUsers.components()), Stream.of(Breached.class));
    try (var features =
        TestFeatures.over(TestStore.in(folder), components.toArray(Class<?>[]::new))) {
      var users = features.get(Users.class);
      var refused = users.create(NewUser.of("a@breach.example", "Known-Horse-7"));
      assertThat(refused).isInstanceOf(Invalid.class);
      assertThat(refused.toString()).contains("password", "data breach");
      var user = TestUsers.done(users.create(NewUser.of("a@breach.example", "Other-Horse-7")));
      assertThat(users.passwordProblem(user, "Known-Horse-7")).isPresent();
      assertThat(users.passwordProblem(user, "Third-Horse-7")).isEmpty();
    }
  }

  static class Breached {
    @Bean
    @Primary
    BreachedPasswords known() {
      return "Known-Horse-7"::equals;
    }
  }
}
