package dev.licet.identity.refresh;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestRefreshTokens {
  private TestRefreshTokens() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      RefreshTokenTable.class,
      EndingTable.class,
      Arrivals.class,
      Surplus.class,
      Judgement.class,
      RefreshTokens.class,
      RefreshTokenEnds.class
    };
  }
}
