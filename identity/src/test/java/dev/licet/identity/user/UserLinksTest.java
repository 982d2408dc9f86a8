package dev.licet.identity.user;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UserLinksTest {
  private static final String PASSWORD = "Correct-Horse-7";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Users users;
  private UserLinks links;
  private User alice;
  private User second;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestUsers.components());
    users = features.get(Users.class);
    links = features.get(UserLinks.class);
    alice = user("alice@example.com");
    second = user("alice@work.example");
  }

  @AfterEach
  void close() {
    features.close();
  }

  private User user(String email) {
    return done(users.create(NewUser.of(email, PASSWORD)));
  }

  private Optional<User> signIn(String email) {
    return users
        .bySignInName(User.DATABASE, email)
        .filter(user -> users.hasPassword(user.id(), PASSWORD))
        .map(users::owner);
  }

  @Test
  void whoeverSignsInAsTheSecondOneIsTheFirst() {
    var linked = done(links.link(alice.id(), second.id()));
    assertThat(linked.identities()).hasSize(2);
    assertThat(linked.identities().getFirst()).isEqualTo(alice.identities().getFirst());
    assertThat(linked.identities().getLast().profile().map(UserSettings::email))
        .contains("alice@work.example");
    assertThat(signIn("alice@work.example").map(User::id)).contains(alice.id());
    assertThat(signIn("alice@example.com").map(User::id)).contains(alice.id());
  }

  /** What is written anew was read before that, on PostgreSQL while somebody else wrote it. */
  @Test
  void aBlockOfTheSameMomentIsKept() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      var linking =
          features
              .get(TransactionTemplate.class)
              .execute(_ -> {
                done(users.change(second.id(), settings -> settings.withBlocked(true)));
                var begun = thread.submit(() -> links.link(alice.id(), second.id()));
                assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
                return begun;
              });
      done(linking.get(10, TimeUnit.SECONDS));
    }
    var linked = features.get(UserSignIns.class).byId(second.id()).orElseThrow();
    assertThat(linked.blocked()).isTrue();
  }

  @Test
  void theSecondOneIsNoUserAnyMore() {
    done(links.link(alice.id(), second.id()));
    assertThat(users.byId(second.id())).isEmpty();
    assertThat(users.byEmail("alice@work.example")).isEmpty();
    assertThat(users.count(Condition.everything())).isEqualTo(1);
    assertThat(users.search(Condition.everything(), Optional.empty(), new Slice("", 0, 10)))
        .extracting(User::id)
        .containsExactly(alice.id());
    assertThat(users.create(NewUser.of("alice@work.example", PASSWORD)))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(users.change(alice.id(), s -> s.withEmail("alice@work.example")))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(links.link(second.id(), alice.id())).isInstanceOf(Outcome.Invalid.class);
  }

  @Test
  void unlinkedItIsAUserOfItsOwnAgain() {
    done(links.link(alice.id(), second.id()));
    var alone = done(links.unlink(alice.id(), second.id()));
    assertThat(alone.identities()).isEqualTo(alice.identities());
    assertThat(users.byId(second.id()).map(User::email)).contains("alice@work.example");
    assertThat(signIn("alice@work.example").map(User::id)).contains(second.id());
  }

  @Test
  void whatWasLinkedToTheSecondOneComesAlong() {
    var third = user("alice@third.example");
    done(links.link(second.id(), third.id()));
    var linked = done(links.link(alice.id(), second.id()));
    assertThat(linked.identities()).hasSize(3);
    assertThat(signIn("alice@third.example").map(User::id)).contains(alice.id());
  }

  @Test
  void withTheUserAllItsIdentitiesGo() {
    done(links.link(alice.id(), second.id()));
    done(users.remove(alice.id()));
    assertThat(signIn("alice@work.example")).isEmpty();
    assertThat(signIn("alice@example.com")).isEmpty();
    user("alice@work.example");
  }

  @Test
  void nothingIsLinkedByItself() { // I7
    for (var verified : List.of(true, false)) {
      var email = "same-" + verified + "@example.com";
      var made = user(email);
      done(users.change(made.id(), settings -> settings.withEmailVerified(verified)));
      assertThat(users.create(NewUser.of(email, "Another-Horse-8")))
          .isInstanceOf(Outcome.Invalid.class);
      assertThat(users.byId(made.id()).orElseThrow().identities()).hasSize(1);
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(links.link(alice.id(), alice.id())).isInstanceOf(Outcome.Invalid.class);
    assertThat(links.link(alice.id(), "auth0|nobody")).isInstanceOf(Outcome.Invalid.class);
    assertThat(links.link("auth0|nobody", alice.id())).isInstanceOf(Outcome.Invalid.class);
    assertThat(links.unlink(alice.id(), alice.id())).isInstanceOf(Outcome.Invalid.class);
    assertThat(links.unlink(alice.id(), second.id())).isInstanceOf(Outcome.Invalid.class);
    var third = user("third@example.com");
    done(links.link(third.id(), second.id()));
    assertThat(links.unlink(alice.id(), second.id())).isInstanceOf(Outcome.Invalid.class);
  }
}
