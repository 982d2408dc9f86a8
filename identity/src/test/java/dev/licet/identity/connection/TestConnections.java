package dev.licet.identity.connection;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestConnections {
  private TestConnections() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {ConnectionTable.class, Connections.class};
  }
}
