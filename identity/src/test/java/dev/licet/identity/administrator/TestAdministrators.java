package dev.licet.identity.administrator;

import dev.licet.identity.TestClock;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.store.TestStore;
import org.springframework.context.annotation.Bean;

/** The hidden parts of this feature over a real database, without a server, at a settable time. */
final class TestAdministrators {
  private TestAdministrators() {}

  static TestFeatures over(TestStore store) {
    return TestFeatures.over(
        store,
        Beans.class,
        AdministratorTable.class,
        SetupLinkTable.class,
        SessionTable.class,
        GuessTable.class,
        ResetTable.class,
        Setup.class,
        Sessions.class,
        Guesses.class,
        Resets.class);
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    @Bean
    TestClock clock() {
      return new TestClock();
    }
  }
}
