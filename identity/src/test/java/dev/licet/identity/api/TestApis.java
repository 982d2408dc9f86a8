package dev.licet.identity.api;

import dev.licet.identity.key.TestSecrets;
import dev.licet.identity.key.TestSigningKeys;
import dev.licet.identity.shared.Outcome;
import java.util.List;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestApis {
  private TestApis() {}

  /** An API that somebody wants, with everything at its default. */
  public static NewApi named(String name, String identifier) {
    return new NewApi(
        identifier, SigningAlgorithm.RS256, ApiSettings.defaults(name), List.of(), false);
  }

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      TestSigningKeys.Beans.class,
      TestSecrets.Beans.class,
      ApiSigning.class,
      ApiTable.class,
      ApiRules.class,
      Apis.class
    };
  }

  /** What a verb gave that must have been done. */
  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Invalid<T>(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
