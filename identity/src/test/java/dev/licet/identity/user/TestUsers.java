package dev.licet.identity.user;

import dev.licet.identity.breach.BreachedPasswords;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.connection.TestConnections;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestFeatures;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestUsers {
  /** When the tests happen. */
  public static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private TestUsers() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return Stream.concat(
            Stream.of(TestConnections.components()),
            Stream.of(
                Beans.class,
                Passwords.class,
                PasswordHistoryTable.class,
                SlowPasswords.class,
                UserPasswordRules.class,
                UserTable.class,
                UserSearchTable.class,
                UserLinkTable.class,
                UserLocks.class,
                UserLinks.class,
                UserWriter.class,
                UserSignIns.class,
                UserBatchTable.class,
                UserImports.class,
                Users.class,
                KnownUsers.class))
        .toArray(Class<?>[]::new);
  }

  /** A user of a connection that is made for them, and can be removed. */
  public static User ofNewConnection(TestFeatures features, String name) {
    done(features.get(Connections.class).create(name, "auth0", new JsonObject("{}"), List.of()));
    var settings = UserSettings.of("staff@example.com");
    var wanted = new NewUser(name, settings, Optional.empty(), Optional.empty());
    return done(features.get(Users.class).create(wanted));
  }

  /** What a verb gave that must have been done. */
  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Invalid<T>(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    @Bean
    BreachedPasswords breachedPasswords() {
      return BreachedPasswords.NOBODY_ASKED;
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }
}
