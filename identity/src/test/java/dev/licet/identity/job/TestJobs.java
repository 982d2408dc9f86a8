package dev.licet.identity.job;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestJobs {
  private TestJobs() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {JobTable.class, Jobs.class};
  }
}
