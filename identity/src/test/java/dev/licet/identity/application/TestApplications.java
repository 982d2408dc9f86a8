package dev.licet.identity.application;

import dev.licet.identity.api.TestApis;
import java.util.stream.Stream;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestApplications {
  private TestApplications() {}

  /** What makes up the feature, with the features below it. */
  public static Class<?>[] components() {
    var own =
        Stream.<Class<?>>of(
            ApplicationTable.class,
            Applications.class,
            ClientGrantTable.class,
            ClientGrants.class,
            TrialApplications.class,
            ApiFollower.class);
    return Stream.concat(Stream.of(TestApis.components()), own).toArray(Class<?>[]::new);
  }
}
