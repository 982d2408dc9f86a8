package dev.licet.identity.session;

import dev.licet.identity.TestClock;
import dev.licet.identity.store.TestFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The hidden parts of this feature, for tests of features that stand on it; at a settable time. */
public final class TestSessions {
  /** As in a new tenant. */
  static final SessionLifetimes LIFETIMES =
      new SessionLifetimes(Duration.ofDays(3), Duration.ofDays(7), true);

  private TestSessions() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      Beans.class,
      Browsers.class,
      BrowserSessionTable.class,
      SessionClientTable.class,
      BrowserSessions.class,
      SessionEnds.class
    };
  }

  /** Lets time pass in these features. */
  public static void pass(TestFeatures features, Duration time) {
    features.get(TestClock.class).pass(time);
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    @Bean
    @Primary
    TestClock time() {
      return new TestClock(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Bean
    Supplier<SessionLifetimes> lifetimes() {
      return () -> LIFETIMES;
    }
  }
}
