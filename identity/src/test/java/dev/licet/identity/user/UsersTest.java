package dev.licet.identity.user;

import static dev.licet.identity.user.TestUsers.NOW;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.connection.Connections;
import dev.licet.identity.connection.TestConnections;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UsersTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final Slice ALL = new Slice("", 0, 50);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Users users;
  private Heard heard;

  @BeforeEach
  void open() {
    var components =
        Stream.concat(Stream.of(TestUsers.components()), Stream.of(Heard.class))
            .toArray(Class<?>[]::new);
    features = TestFeatures.over(database.open(folder), components);
    users = features.get(Users.class);
    heard = features.get(Heard.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private User alice() {
    return done(users.create(NewUser.of("alice@example.com", PASSWORD)));
  }

  private static List<FieldProblem> problems(Outcome<?> outcome) {
    return ((Invalid<?>) outcome).problems();
  }

  private static Metadata json(String text) {
    return Metadata.parse(text).orElseThrow();
  }

  @Nested
  class Create {
    @Test
    void keepsEverythingThatWasGiven() {
      var settings =
          new UserSettings(
              "Ada@Example.COM",
              true,
              "Ada Lovelace",
              "ada",
              "Ada",
              "Lovelace",
              "https://example.com/ada.png",
              true,
              json("{\"colour\":\"grün\",\"n\":1.50}"),
              json("{\"plan\":{\"name\":\"gold\"}}"),
              "");
      var user = done(users.create(new NewUser(settings, Optional.of("7"), Optional.empty())));
      assertThat(user.id()).isEqualTo("auth0|7");
      assertThat(user.email()).isEqualTo("ada@example.com");
      assertThat(user.settings()).isEqualTo(settings);
      assertThat(user.createdAt()).isEqualTo(NOW);
      assertThat(user.updatedAt()).isEqualTo(NOW);
      assertThat(user.passwordChangedAt()).isEmpty();
      assertThat(user.identities())
          .containsExactly(new UserIdentity("auth0", "7", User.DATABASE, false));
      assertThat(users.byId("auth0|7")).contains(user);
      assertThat(heard.events).hasSize(1).first().isInstanceOf(UserCreated.class);
    }

    @Test
    void namesWhomItOnlyKnowsTheEmailOf() {
      var user = alice();
      assertThat(user.id()).matches("auth0\\|[0-9a-f]{24}");
      assertThat(user.settings().name()).isEqualTo("alice@example.com");
      assertThat(user.settings().nickname()).isEqualTo("alice");
      assertThat(user.settings().emailVerified()).isFalse();
      assertThat(user.passwordChangedAt()).contains(NOW);
    }

    @Test
    void refusesAnEmailThatIsTakenInWhateverLetters() {
      alice();
      var again = problems(users.create(NewUser.of(" ALICE@example.com", PASSWORD)));
      assertThat(again.getFirst().kind()).isEqualTo(FieldProblem.Kind.TAKEN);
      assertThat(again.getFirst().message()).isEqualTo("The user already exists.");
      assertThat(users.count("")).isEqualTo(1);
    }

    @Test
    void givesAnEmailToOneOfManyWhoWantItAtTheSameTime() throws Exception {
      int callers = 6;
      var barrier = new CyclicBarrier(callers);
      try (var threads = Executors.newFixedThreadPool(callers)) {
        var calls =
            IntStream.range(0, callers)
                .mapToObj(i ->
                    threads.submit(() -> {
                      barrier.await();
                      return users.create(
                          new NewUser(
                              UserSettings.of("one@example.com"),
                              Optional.empty(),
                              Optional.empty()));
                    }))
                .toList();
        int made = 0;
        for (var call : calls) {
          made += call.get() instanceof Outcome.Done<User> ? 1 : 0;
        }
        assertThat(made).isEqualTo(1);
      }
    }

    @Test
    void refusesWeakPasswordsAndWhatIsNoEmail() {
      for (var weak :
          List.of("Ab1!", "alllowercase", "Password1", "x".repeat(200), "Aa1!" + "x".repeat(125))) {
        assertThat(problems(users.create(NewUser.of("bob@example.com", weak))).getFirst().field())
            .as(weak)
            .isEqualTo("password");
      }
      for (var wrong : List.of("", "bob", "a b@example.com", "a@b@c", "b\u0000b@example.com")) {
        assertThat(problems(users.create(NewUser.of(wrong, PASSWORD))).getFirst().field())
            .as(wrong)
            .isEqualTo("email");
      }
      assertThat(users.count("")).isZero();
    }
  }

  @Nested
  class Change {
    @Test
    void mergesMetadataOneLevelDeep() {
      var id = alice().id();
      var first = json("{\"a\":{\"x\":1,\"y\":2},\"b\":1}");
      done(users.change(id, now -> now.withMetadata(first, first)));
      var changes = json("{\"a\":{\"z\":3}}").members();
      var after =
          done(
              users.change(
                  id,
                  now -> now.withMetadata(now.userMetadata().merge(changes), now.appMetadata())));
      assertThat(after.settings().userMetadata()).isEqualTo(json("{\"a\":{\"z\":3},\"b\":1}"));
      assertThat(after.settings().appMetadata()).isEqualTo(first);
    }

    @Test
    void takesAwayWhatIsNull() {
      var nothing = new Metadata("{\"a\":null}").members();
      assertThat(json("{\"a\":1,\"b\":2}").merge(nothing)).isEqualTo(json("{\"b\":2}"));
    }

    @Test
    void anotherEmailIsNotVerified() { // I7
      var id = alice().id();
      done(users.change(id, now -> now.withEmailVerified(true)));
      var same = done(users.change(id, now -> now.withEmail("ALICE@example.com")));
      assertThat(same.settings().emailVerified()).isTrue();
      var after = done(users.change(id, now -> now.withEmail("alice@example.org")));
      assertThat(after.settings().emailVerified()).isFalse();
      assertThat(users.byEmail("Alice@Example.org")).containsExactly(after);
      assertThat(users.byEmail("alice@example.com")).isEmpty();
    }

    @Test
    void refusesTheEmailOfSomebodyElse() {
      alice();
      var bob = done(users.create(NewUser.of("bob@example.com", PASSWORD)));
      var refused = users.change(bob.id(), now -> now.withEmail("alice@example.com"));
      assertThat(problems(refused).getFirst().kind()).isEqualTo(FieldProblem.Kind.TAKEN);
      assertThat(users.byId(bob.id())).contains(bob);
    }

    @Test
    void saysNothingWhereNothingChanges() {
      var id = alice().id();
      heard.events.clear();
      done(users.change(id, now -> now));
      assertThat(heard.events).isEmpty();
      var blocked = done(users.change(id, now -> now.withBlocked(true)));
      assertThat(blocked.blocked()).isTrue();
      assertThat(heard.events).hasSize(1).first().isInstanceOf(UserChanged.class);
    }

    @Test
    void losesNoneOfManyChangesAtTheSameTime() throws Exception {
      var id = alice().id();
      int callers = 6;
      try (var threads = Executors.newFixedThreadPool(callers)) {
        var calls =
            IntStream.range(0, callers)
                .mapToObj(i -> {
                  var mine = json("{\"m%d\":%d}".formatted(i, i)).members();
                  return threads.submit(() ->
                      users.change(
                          id,
                          now ->
                              now.withMetadata(now.userMetadata().merge(mine), now.appMetadata())));
                })
                .toList();
        for (var call : calls) {
          done(call.get());
        }
      }
      var metadata = users.byId(id).orElseThrow().settings().userMetadata();
      assertThat(metadata.members().size()).isEqualTo(callers);
    }

    @Test
    void missesWhoIsNotThere() {
      assertThat(problems(users.change("auth0|none", now -> now)).getFirst().kind())
          .isEqualTo(FieldProblem.Kind.MISSING);
      assertThat(problems(users.remove("auth0|none")).getFirst().kind())
          .isEqualTo(FieldProblem.Kind.MISSING);
      assertThat(users.byId("auth0|\u0000")).isEmpty();
    }
  }

  @Nested
  class APassword {
    @Test
    void isKnownByItsHashOnly() {
      var id = alice().id();
      assertThat(users.hasPassword(id, PASSWORD)).isTrue();
      assertThat(users.hasPassword(id, PASSWORD + "x")).isFalse();
      assertThat(users.hasPassword("auth0|none", PASSWORD)).isFalse();
      assertThat(stored(id)).startsWith("$argon2id$").doesNotContain(PASSWORD);
      assertThat(users.byId(id).toString()).doesNotContain("$argon2id$");
      assertThat(new NewPassword.Plain(PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void canBeChanged() {
      var id = alice().id();
      done(users.setPassword(id, new NewPassword.Plain("Another-Horse-8")));
      assertThat(users.hasPassword(id, "Another-Horse-8")).isTrue();
      assertThat(users.hasPassword(id, PASSWORD)).isFalse();
      assertThat(heard.events.getLast()).isInstanceOf(UserPasswordChanged.class);
      var weak = users.setPassword(id, new NewPassword.Plain("weak"));
      assertThat(problems(weak).getFirst().field()).isEqualTo("password");
    }

    @Test
    void thatWasImportedIsHashedAnewOnceItIsSeen() {
      var bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
      var hash = done(PasswordHash.imported(bcrypt));
      var user =
          done(
              users.create(
                  new NewUser(
                      UserSettings.of("old@example.com"),
                      Optional.empty(),
                      Optional.of(new NewPassword.Hashed(hash)))));
      assertThat(users.hasPassword(user.id(), "U*V")).isFalse();
      assertThat(stored(user.id())).isEqualTo(bcrypt);
      assertThat(users.hasPassword(user.id(), "U*U")).isTrue();
      assertThat(stored(user.id())).startsWith("$argon2id$");
      assertThat(users.hasPassword(user.id(), "U*U")).isTrue();
      assertThat(users.byId(user.id())).contains(user);
    }

    private String stored(String id) {
      return features
          .store()
          .jdbc()
          .sql("select hash from user_passwords where user_id = :id")
          .param("id", id)
          .query(String.class)
          .single();
    }
  }

  @Nested
  class ListOfUsers {
    @Test
    void findsByTheBeginOfTheEmail() {
      for (var email : List.of("al@example.com", "alice@example.com", "a_l@example.com")) {
        done(users.create(new NewUser(UserSettings.of(email), Optional.empty(), Optional.empty())));
      }
      assertThat(users.list("AL", ALL)).hasSize(2);
      assertThat(users.list("alice@example.com", ALL)).hasSize(1);
      assertThat(users.list("a_", ALL)).extracting(User::email).containsExactly("a_l@example.com");
      for (var hostile : List.of("%", "_", "!", "' or 1=1 --", "\\", "\u0000")) { // I22
        assertThat(users.list(hostile, ALL)).as(hostile).isEmpty();
        assertThat(users.count(hostile)).as(hostile).isZero();
      }
      assertThat(users.count("al")).isEqualTo(2);
    }

    @Test
    void goesOnAfterTheLastOneOfAPage() {
      for (int i = 0; i < 5; i++) {
        done(
            users.create(
                new NewUser(
                    UserSettings.of("u%d@example.com".formatted(i)),
                    Optional.of("u" + i),
                    Optional.empty())));
      }
      assertThat(users.list("", new Slice("", 2, 2)))
          .extracting(User::id)
          .containsExactly("auth0|u2", "auth0|u3");
      assertThat(users.list("", new Slice("auth0|u3", 0, 2)))
          .extracting(User::id)
          .containsExactly("auth0|u4");
      assertThat(users.list("", new Slice("", 50, 2))).isEmpty();
    }
  }

  /** They are many, so their rows go piece by piece; nobody waits for that. */
  @Nested
  class OfAConnectionThatIsBeingRemoved {
    private static final String STAFF = "Staff";
    private UserSignIns signIns;
    private User alice;
    private User staff;
    private User second;

    @BeforeEach
    void fill() {
      done(features.get(Connections.class).create(STAFF, "auth0", new JsonObject("{}"), List.of()));
      signIns = features.get(UserSignIns.class);
      alice = alice();
      staff = staff("alice@example.com");
      second = staff("second@example.com");
      done(features.get(UserLinks.class).link(alice.id(), second.id()));
    }

    private User staff(String email) {
      var settings = UserSettings.of(email);
      var password = Optional.<NewPassword>of(new NewPassword.Plain(PASSWORD));
      return done(users.create(new NewUser(STAFF, settings, Optional.empty(), password)));
    }

    @Test
    void areNotFound() {
      var known = features.get(KnownUsers.class);
      assertThat(known.byId(staff.id())).isPresent();
      assertThat(users.byId(alice.id()).orElseThrow().identities()).hasSize(2);
      TestConnections.beginToRemove(features, STAFF);
      assertThat(users.byId(staff.id())).isEmpty();
      assertThat(known.byId(staff.id())).isEmpty();
      assertThat(users.byIds(List.of(alice.id(), staff.id()))).hasSize(1);
      assertThat(users.byEmail("alice@example.com")).extracting(User::id).containsOnly(alice.id());
      assertThat(users.remove(staff.id())).isInstanceOf(Invalid.class);
      assertThat(users.byId(alice.id()).orElseThrow().identities()).hasSize(1);
      assertThat(users.byEmail("alice@example.com").getFirst().identities()).hasSize(1);
    }

    @Test
    void areNotListedNorCounted() {
      assertThat(users.list("", ALL)).hasSize(2);
      TestConnections.beginToRemove(features, STAFF);
      assertThat(users.list("", ALL)).extracting(User::id).containsExactly(alice.id());
      assertThat(users.count("")).isEqualTo(1);
    }

    @Test
    void doNotSignIn() {
      var right = signIns.check(Optional.of(staff), PASSWORD).orElseThrow();
      var linked = signIns.check(signIns.byId(second.id()), PASSWORD).orElseThrow();
      TestConnections.beginToRemove(features, STAFF);
      assertThat(features.inTransaction(() -> signIns.hold(right))).isEmpty();
      assertThat(features.inTransaction(() -> signIns.hold(linked))).isEmpty();
      assertThat(signIns.bySignInName(STAFF, "alice@example.com")).isEmpty();
      assertThat(signIns.byId(second.id())).isEmpty();
    }
  }

  @Nested
  class Remove {
    @Test
    void takesEverythingThatHangsOnTheUser() {
      var user = alice();
      assertThat(done(users.remove(user.id()))).isEqualTo(user);
      assertThat(users.byId(user.id())).isEmpty();
      assertThat(users.hasPassword(user.id(), PASSWORD)).isFalse();
      assertThat(heard.events.getLast()).isEqualTo(new UserRemoved(user));
      assertThat(alice().id()).isNotEqualTo(user.id());
    }
  }

  static class Heard {
    private final List<Object> events = new ArrayList<>();

    @EventListener
    void on(UserCreated event) {
      events.add(event);
    }

    @EventListener
    void on(UserChanged event) {
      events.add(event);
    }

    @EventListener
    void on(UserPasswordChanged event) {
      events.add(event);
    }

    @EventListener
    void on(UserRemoved event) {
      events.add(event);
    }
  }
}
