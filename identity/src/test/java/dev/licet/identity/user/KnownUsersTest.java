package dev.licet.identity.user;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.connection.Connections;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Whoever is remembered is looked up first, so that an old memory would be seen. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class KnownUsersTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private KnownUsers known;
  private Users users;
  private User alice;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestUsers.components());
    known = features.get(KnownUsers.class);
    users = features.get(Users.class);
    alice = done(users.create(NewUser.of("alice@example.com", "Correct-Horse-7")));
    assertThat(known.byId(alice.id())).contains(alice);
  }

  private static NewUser newUser(String email, Optional<String> id) {
    return new NewUser(UserSettings.of(email), id, Optional.empty());
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void whoIsBlockedIsSeenToBeAtOnce() {
    done(users.change(alice.id(), settings -> settings.withBlocked(true)));
    assertThat(known.byId(alice.id()).map(User::blocked)).contains(true);
  }

  @Test
  void aPasswordIsSeenAtOnce() {
    var bob = done(users.create(newUser("bob@example.com", Optional.empty())));
    assertThat(known.byId(bob.id())).contains(bob);
    var after = done(users.setPassword(bob.id(), new NewPassword.Plain("Correct-Horse-8")));
    assertThat(after).isNotEqualTo(bob);
    assertThat(known.byId(bob.id())).contains(after);
  }

  @Test
  void whoIsLinkedToTheUserIsSeenAtOnceAndIsNoUserAnyMore() {
    var second = done(users.create(NewUser.of("alice@work.example", "Correct-Horse-7")));
    assertThat(known.byId(second.id())).contains(second);
    var links = features.get(UserLinks.class);
    done(links.link(alice.id(), second.id()));
    assertThat(known.byId(alice.id()).orElseThrow().identities()).hasSize(2);
    assertThat(known.byId(second.id())).isEmpty();
    done(links.unlink(alice.id(), second.id()));
    assertThat(known.byId(alice.id())).contains(alice);
  }

  @Test
  void whoIsRemovedIsGoneAtOnceAndBackWithTheSameIdAsSoon() {
    done(users.remove(alice.id()));
    assertThat(known.byId(alice.id())).isEmpty();
    var id = alice.id().substring("auth0|".length());
    done(users.create(newUser("alice@example.com", Optional.of(id))));
    assertThat(known.byId(alice.id())).isPresent();
  }

  @Test
  void whoCameFromAConnectionGoesWithIt() {
    var connections = features.get(Connections.class);
    var staff = done(connections.create("Staff", "auth0", JsonObject.EMPTY, List.of()));
    var settings = UserSettings.of("carol@example.com");
    var carol =
        done(users.create(new NewUser("Staff", settings, Optional.empty(), Optional.empty())));
    assertThat(known.byId(carol.id())).contains(carol);
    done(connections.remove(staff.id()));
    assertThat(known.byId(carol.id())).isEmpty();
  }
}
