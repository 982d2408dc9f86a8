package dev.licet.identity.role;

import dev.licet.identity.api.TestApis;
import dev.licet.identity.user.TestUsers;
import java.util.stream.Stream;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestRoles {
  private TestRoles() {}

  /** What makes up the feature, and those below. */
  public static Class<?>[] components() {
    var own =
        new Class<?>[] {
          RoleTable.class, RightsTable.class, RoleRules.class, Roles.class, UserRights.class
        };
    return Stream.of(TestApis.components(), TestUsers.components(), own)
        .flatMap(Stream::of)
        .toArray(Class<?>[]::new);
  }
}
