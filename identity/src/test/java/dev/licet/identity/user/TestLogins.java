package dev.licet.identity.user;

import dev.licet.identity.TestServer;
import java.util.List;

/** What is known of sign-ins, for tests of features that note them. */
public final class TestLogins {
  private TestLogins() {}

  /** How often a user has signed in. */
  public static long count(TestServer server, User user) {
    var known = server.bean(UserLogins.class).of(List.of(user.id()));
    return known.containsKey(user.id()) ? known.get(user.id()).count() : 0;
  }
}
