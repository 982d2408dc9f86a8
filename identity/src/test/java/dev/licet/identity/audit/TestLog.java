package dev.licet.identity.audit;

import dev.licet.identity.audit.day.TestDays;
import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.audit.entry.Origins;
import dev.licet.identity.clientgrant.TestClientGrants;
import dev.licet.identity.role.TestRoles;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.store.TestStore;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** The log and the features it overhears over a real database, without a server. */
public final class TestLog {
  private TestLog() {}

  /** A log that keeps entries for 30 days and so many bytes of them. */
  public static TestFeatures over(TestStore store, Class<?>... further) {
    var components =
        Stream.of(
                TestRoles.components(),
                TestClientGrants.components(),
                TestDays.components(),
                new Class<?>[] {
                  Beans.class,
                  LogTable.class,
                  LogInboxTable.class,
                  Numbering.class,
                  LogSearchTable.class,
                  Recorder.class,
                  Failures.class,
                  Drafts.class,
                  Origins.class,
                  NoteFollower.class,
                  LogKeeping.class,
                  Logs.class
                },
                further)
            .flatMap(Stream::of)
            .distinct()
            .toArray(Class<?>[]::new);
    return TestFeatures.over(store, components);
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    static final long MOST_BYTES = 40_000;

    @Bean
    LogSettings logSettings() {
      return new LogSettings(Duration.ofDays(30), MOST_BYTES);
    }
  }
}
