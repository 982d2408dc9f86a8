package dev.licet.identity.connection;

import dev.licet.identity.key.TestSecrets;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestConnections {
  private TestConnections() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      TestSecrets.Beans.class, ConnectionTable.class, ConnectionSecrets.class, Connections.class
    };
  }
}
