package dev.licet.identity.lockout;

import dev.licet.identity.lockout.LockoutSettings.Throttle;
import dev.licet.identity.store.TestFeatures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestLockout {
  private TestLockout() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      SettableSettings.class,
      SignInGuessTable.class,
      ThrottleTable.class,
      KnownBrowserTable.class,
      Lockout.class,
      LockoutEnds.class
    };
  }

  /** What a test may set. */
  static SettableSettings settings(TestFeatures features) {
    return features.get(SettableSettings.class);
  }

  /** As in a new tenant, until a test sets something else. */
  static final class SettableSettings implements Supplier<LockoutSettings> {
    private LockoutSettings now = settings(10, false, List.of());

    @Override
    public LockoutSettings get() {
      return now;
    }

    void change(int most, boolean byAccountAlone, List<String> trusted) {
      now = settings(most, byAccountAlone, trusted);
    }

    private static LockoutSettings settings(
        int most, boolean byAccountAlone, List<String> trusted) {
      return new LockoutSettings(
          true,
          true,
          most,
          byAccountAlone,
          trusted,
          trusted,
          Map.of(Stage.PRE_LOGIN, new Throttle(100, Duration.ofMillis(864_000))));
    }
  }
}
