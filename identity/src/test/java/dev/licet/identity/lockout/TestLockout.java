package dev.licet.identity.lockout;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestLockout {
  private TestLockout() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      LockoutBeans.class,
      SignInGuessTable.class,
      ThrottleTable.class,
      KnownBrowserTable.class,
      Lockout.class,
      LockoutEnds.class
    };
  }
}
