package dev.licet.identity.application;

import dev.licet.identity.api.TestApis;
import dev.licet.identity.credential.TestCredentials;
import java.util.stream.Stream;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestApplications {
  private TestApplications() {}

  /** What makes up the feature, with the features below it. */
  public static Class<?>[] components() {
    var own =
        Stream.<Class<?>>of(ApplicationTable.class, Applications.class, ApplicationSecrets.class);
    return Stream.of(Stream.of(TestApis.components()), Stream.of(TestCredentials.components()), own)
        .flatMap(components -> components)
        .toArray(Class<?>[]::new);
  }

  /** The same of an application of somebody else's. */
  public static ApplicationSettings asThirdParty(ApplicationSettings before) {
    return before.firstParty(false);
  }

  /** The same with these details, as JSON. */
  public static ApplicationSettings saying(ApplicationSettings before, String details) {
    return before.with(new ApplicationDetails(details));
  }
}
