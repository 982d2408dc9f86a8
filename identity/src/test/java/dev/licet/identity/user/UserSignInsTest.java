package dev.licet.identity.user;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.store.Dialect;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What a password is worth that was right when it was looked at; the clock stands still. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UserSignInsTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final NewPassword OTHER = new NewPassword.Plain("Another-Horse-8");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Users users;
  private UserSignIns signIns;
  private User alice;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestUsers.components());
    users = features.get(Users.class);
    signIns = features.get(UserSignIns.class);
    alice = user("alice@example.com");
  }

  @AfterEach
  void close() {
    features.close();
  }

  private User user(String email) {
    return done(users.create(NewUser.of(email, PASSWORD)));
  }

  private RightPassword right(User user) {
    return signIns.check(Optional.of(user), PASSWORD).orElseThrow();
  }

  private Optional<HeldSignIn> hold(RightPassword password) {
    return inTransaction().execute(_ -> signIns.hold(password));
  }

  private TransactionTemplate inTransaction() {
    return features.get(TransactionTemplate.class);
  }

  private void link(User owner, User second) {
    done(features.get(UserLinks.class).link(owner.id(), second.id()));
  }

  @Test
  void theRightPasswordLetsItsUserIn() {
    assertThat(hold(right(alice)).map(HeldSignIn::owner)).contains(alice);
    assertThat(signIns.check(Optional.of(alice), "Wrong-Horse-7")).isEmpty();
    assertThat(signIns.check(Optional.empty(), PASSWORD)).isEmpty();
  }

  @Test
  void aPasswordThatWasChangedMeanwhileIsAWrongOne() {
    var right = right(alice);
    done(users.setPassword(alice.id(), OTHER));
    assertThat(hold(right)).isEmpty();
    done(users.setPassword(alice.id(), new NewPassword.Plain(PASSWORD)));
    assertThat(hold(right)).as("the same word, set anew").isEmpty();
  }

  @Test
  void soIsOneWhoseUserIsNoMore() {
    var right = right(alice);
    done(users.remove(alice.id()));
    assertThat(hold(right)).isEmpty();
  }

  @Test
  void whoWasBlockedMeanwhileIsBlocked() {
    var right = right(alice);
    assertThat(hold(right).orElseThrow().blocked()).isFalse();
    done(users.change(alice.id(), settings -> settings.withBlocked(true)));
    assertThat(hold(right).orElseThrow().blocked()).isTrue();
  }

  @Test
  void aLinkedPasswordIsTheIdentitysAndLetsTheOwnerIn() {
    var second = user("alice@work.example");
    link(alice, second);
    var right = right(second);
    done(users.setPassword(alice.id(), OTHER));
    assertThat(hold(right).map(held -> held.owner().id())).contains(alice.id());
    done(users.change(alice.id(), settings -> settings.withBlocked(true)));
    assertThat(hold(right).orElseThrow().blocked()).isTrue();
    done(signIns.setPassword(signIns.byId(second.id()).orElseThrow(), OTHER));
    assertThat(hold(right)).isEmpty();
  }

  @Test
  void anIdentityThatWasBlockedWhenItWasLinkedStaysOut() {
    var second = user("alice@work.example");
    done(users.change(second.id(), settings -> settings.withBlocked(true)));
    link(alice, second);
    assertThat(hold(right(second)).orElseThrow().blocked()).isTrue();
  }

  @Test
  void whoSignsUpMayComeInAtOnce() {
    var right = done(signIns.signUp(NewUser.of("bob@example.com", PASSWORD), "shop", ""));
    assertThat(hold(right).map(HeldSignIn::owner)).contains(right.user());
    done(users.setPassword(right.user().id(), OTHER));
    assertThat(hold(right)).isEmpty();
  }

  /** bcrypt of {@code U*U}. */
  private User withAnImportedHash() {
    var bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    var hash = done(PasswordHash.imported(bcrypt));
    var wanted =
        new NewUser(
            UserSettings.of("old@example.com"),
            Optional.empty(),
            Optional.of(new NewPassword.Hashed(hash)));
    return done(users.create(wanted));
  }

  @Test
  void signInsAtOnceOfWhichOneHashesAnewAllSucceed() throws Exception {
    var user = withAnImportedHash();
    int callers = 4;
    var seen = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var calls =
          IntStream.range(0, callers)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    seen.await();
                    return signIns.check(Optional.of(user), "U*U").orElseThrow();
                  }))
              .toList();
      seen.countDown();
      for (var call : calls) {
        call.get();
      }
      for (var call : calls) {
        assertThat(hold(call.get())).isPresent();
      }
    }
  }

  @Test
  void nobodyIsHeldWithoutATransaction() {
    var right = right(alice);
    assertThatThrownBy(() -> signIns.hold(right))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  /** Its listeners end what was begun by then: so none may come before it, and be overlooked. */
  @Test
  void aChangeWaitsForWhoIsBeingLetIn() throws Exception {
    waits(() -> done(users.setPassword(alice.id(), OTHER)));
  }

  @Test
  void soDoesABlock() throws Exception {
    waits(() -> done(users.change(alice.id(), settings -> settings.withBlocked(true))));
  }

  /** As the link in a mail does; on PostgreSQL each could hold what the other one wants. */
  @Test
  void whoIsLetInWaitsForAChangeOfPasswordAndAddress() throws Exception {
    var right = right(alice);
    var held =
        features.during(
            () -> {
              done(users.setPassword(alice.id(), OTHER));
              return () -> signIns.verifyEmail(alice);
            },
            () -> hold(right));
    assertThat(held).isEmpty();
    assertThat(users.byId(alice.id()).orElseThrow().settings().emailVerified()).isTrue();
  }

  /** On PostgreSQL the link is not seen before its owner would have to be held: then refused. */
  @Test
  void whoIsLinkedMeanwhileIsHeldAsTheOwnerOrNotAtAll() throws Exception {
    var second = user("alice@work.example");
    var right = right(second);
    var held =
        features.during(
            () -> {
              link(alice, second);
              return () -> {};
            },
            () -> hold(right));
    if (features.get(Dialect.class) == Dialect.POSTGRESQL) {
      assertThat(held).isEmpty();
    }
    assertThat(hold(right).map(one -> one.owner().id())).as("next").contains(alice.id());
  }

  /** All that ends things of a user begins with the user; on PostgreSQL it would be a deadlock. */
  @Test
  void aNewPasswordOfALinkedIdentityHoldsItsOwnerFirst() throws Exception {
    var second = user("alice@work.example");
    link(alice, second);
    var right = right(second);
    features.during(
        () -> signIns.lock(alice.id()),
        () -> assertThat(signIns.hold(right)).isPresent(),
        () -> done(signIns.setPassword(second, OTHER)));
    assertThat(hold(right)).isEmpty();
  }

  @Test
  void twoAreHeldInTheSameOrderWhicheverIsLinkedToWhich() throws Exception {
    var other = user("alice@work.example");
    var isFirst = alice.id().compareTo(other.id()) < 0;
    var first = isFirst ? alice : other;
    var last = isFirst ? other : alice;
    features.during(
        () -> signIns.lock(first.id()), () -> signIns.lock(last.id()), () -> link(last, first));
    assertThat(signIns.byId(first.id()).map(users::owner).map(User::id)).contains(last.id());
  }

  private void waits(Runnable change) throws Exception {
    var right = right(alice);
    features.during(
        () -> {
          assertThat(signIns.hold(right)).isPresent();
          return () -> {};
        },
        Executors.callable(change));
  }
}
