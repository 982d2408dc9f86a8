package dev.licet.identity.clientgrant;

import dev.licet.identity.application.TestApplications;
import java.util.stream.Stream;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestClientGrants {
  private TestClientGrants() {}

  /** What makes up the feature, with the features below it. */
  public static Class<?>[] components() {
    var own =
        Stream.<Class<?>>of(
            ClientGrantTable.class,
            ClientGrants.class,
            TrialApplications.class,
            ClientGrantFollower.class);
    return Stream.concat(Stream.of(TestApplications.components()), own).toArray(Class<?>[]::new);
  }
}
