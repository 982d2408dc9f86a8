package dev.licet.identity.lockout;

import static dev.licet.identity.lockout.Admission.ACCOUNT_BLOCKED;
import static dev.licet.identity.lockout.Admission.ADDRESS_SUSPICIOUS;
import static dev.licet.identity.lockout.Admission.ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.session.Browsers.Browser;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class LockoutTest {
  private static final String ALICE = "alice@example.com";
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.7";
  private static final Browser HERS = new Browser(Digest.of("hers"));

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Lockout lockout;
  private User alice;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                new Class<?>[] {Heard.class},
                TestUsers.components(),
                TestSessions.components(),
                TestLockout.components()));
    lockout = features.get(Lockout.class);
    alice = TestUsers.done(features.get(Users.class).create(NewUser.of(ALICE, "Correct-Horse-7")));
  }

  @AfterEach
  void close() {
    features.close();
  }

  private static Attempt attempt(String account, String address, Optional<Browser> browser) {
    return new Attempt("shop", account, User.DATABASE, address, browser, true);
  }

  private Admission guess(String account, String address) {
    return lockout.count(attempt(account, address, Optional.empty()));
  }

  private void exhaust(String account, String address) {
    for (int i = 0; i < 10; i++) {
      assertThat(guess(account, address)).isEqualTo(ADMITTED);
    }
    assertThat(guess(account, address)).isEqualTo(ACCOUNT_BLOCKED);
  }

  @Test
  void whatWasNotLookedAtDoesNotCount() {
    var attempt = attempt(ALICE, HERE, Optional.empty());
    for (int i = 0; i < 300; i++) {
      assertThat(lockout.count(attempt)).isEqualTo(ADMITTED);
      lockout.takeBack(attempt);
    }
    exhaust(ALICE, HERE);
  }

  /**
   * On PostgreSQL they would wait for each other, if the address came first in one of them only.
   */
  @Test
  void whoIsForgivenWaitsForWhoIsCountedAndNobodyForBoth() throws Exception {
    var attempt = attempt(ALICE, HERE, Optional.empty());
    for (var end :
        List.<Runnable>of(
            () -> lockout.forgive(attempt, alice.id()), () -> lockout.takeBack(attempt))) {
      lockout.count(attempt);
      features.during(
          () -> assertThat(lockout.admits(Stage.PRE_LOGIN, HERE)).isTrue(),
          () -> assertThat(lockout.count(attempt)).isEqualTo(ADMITTED),
          end);
    }
  }

  @Test
  void aHundredGuessesAtOnceAreAHundredGuesses() throws Exception { // I17
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 100)
              .mapToObj(_ -> (Callable<Admission>) () -> guess(ALICE, HERE))
              .toList();
      int admitted = 0;
      for (var one : threads.invokeAll(all)) {
        admitted += one.get() == ADMITTED ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(10);
    }
    assertThat(heard()).containsExactly(new AccountBlocked("shop", ALICE, User.DATABASE, true));
  }

  @Test
  void anotherAddressIsNotClosed() { // I18
    exhaust(ALICE, HERE);
    assertThat(guess(ALICE, ELSEWHERE)).isEqualTo(ADMITTED);
    assertThat(lockout.blocks(ALICE)).containsExactly(new Block(ALICE, User.DATABASE, HERE));
  }

  @Test
  void theOwnersBrowserIsNotClosedEvenAtTheSameAddress() { // I18
    var hers = attempt(ALICE, HERE, Optional.of(HERS));
    assertThat(lockout.count(hers)).isEqualTo(ADMITTED);
    lockout.forgive(hers, alice.id());
    exhaust(ALICE, HERE);
    assertThat(lockout.count(hers)).isEqualTo(ADMITTED);
    var strange = attempt(ALICE, HERE, Optional.of(new Browser(Digest.of("strange"))));
    assertThat(lockout.count(strange)).isEqualTo(ACCOUNT_BLOCKED);
    for (int i = 0; i < 9; i++) {
      assertThat(lockout.count(hers)).isEqualTo(ADMITTED);
    }
    assertThat(lockout.count(hers)).isEqualTo(ACCOUNT_BLOCKED);
  }

  @Test
  void aBrowserIsKnownForOneUserOnly() { // I18
    lockout.forgive(attempt(ALICE, HERE, Optional.of(HERS)), alice.id());
    exhaust("bob@example.com", HERE);
    assertThat(lockout.count(attempt("bob@example.com", HERE, Optional.of(HERS))))
        .isEqualTo(ACCOUNT_BLOCKED);
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() { // I17
    for (int i = 0; i < 10; i++) {
      assertThat(guess(ALICE, "2001:db8::" + i)).isEqualTo(ADMITTED);
    }
    assertThat(guess(ALICE, "2001:db8::ffff")).isEqualTo(ACCOUNT_BLOCKED);
    assertThat(guess(ALICE, "2001:db8:0:1::1")).isEqualTo(ADMITTED);
  }

  @Test
  void oneAddressTriesOnlySoManyAccounts() {
    for (int i = 0; i < 100; i++) {
      assertThat(guess("user" + i + "@example.com", HERE)).as("%d", i).isEqualTo(ADMITTED);
    }
    assertThat(guess("user100@example.com", HERE)).isEqualTo(ADDRESS_SUSPICIOUS);
    assertThat(guess("user100@example.com", ELSEWHERE)).isEqualTo(ADMITTED);
    TestSessions.pass(features, Duration.ofMillis(864_000));
    assertThat(guess("user101@example.com", HERE)).isEqualTo(ADMITTED);
    assertThat(guess("user102@example.com", HERE)).isEqualTo(ADDRESS_SUSPICIOUS);
  }

  /** Who is refused takes nothing from the refill: else a stranger could close it for ever. */
  @Test
  void anAddressThatKeepsTryingIsAdmittedAsOneThatWaits() {
    for (int i = 0; i < 100; i++) {
      guess("user" + i + "@example.com", HERE);
    }
    for (int third = 0; third < 9; third++) {
      assertThat(guess("again@example.com", HERE))
          .as("%d", third)
          .isEqualTo(third % 3 == 0 && third > 0 ? ADMITTED : ADDRESS_SUSPICIOUS);
      TestSessions.pass(features, Duration.ofMillis(288_000));
    }
  }

  @Test
  void anAddressThatHasToWaitLeavesNothingInTheDatabase() {
    for (int i = 0; i < 130; i++) {
      guess("user" + i + "@example.com", HERE);
    }
    var rows = "select count(*) from sign_in_guesses";
    assertThat(features.get(JdbcClient.class).sql(rows).query(Integer.class).single())
        .isEqualTo(100);
  }

  @Test
  void aRightPasswordDoesNotCount() {
    for (int i = 0; i < 150; i++) {
      var right = attempt(ALICE, HERE, Optional.empty());
      assertThat(lockout.count(right)).as("%d", i).isEqualTo(ADMITTED);
      lockout.forgive(right, alice.id());
    }
  }

  @Test
  void opensAgainByItsOwnerAnAdministratorOrANewPassword() {
    exhaust(ALICE, HERE);
    lockout.unblock(ALICE);
    assertThat(guess(ALICE, HERE)).isEqualTo(ADMITTED);
    lockout.unblock(ALICE);
    assertThat(features.get(Heard.class).opened).containsExactly(new AccountUnblocked(ALICE));
    exhaust(ALICE, HERE);
    features.get(Users.class).setPassword(alice.id(), new NewPassword.Plain("Another-Horse-8"));
    assertThat(guess(ALICE, HERE)).isEqualTo(ADMITTED);
  }

  @Test
  void opensAgainAfterAMonthAndForgetsWhatIsOver() {
    exhaust(ALICE, HERE);
    TestSessions.pass(features, Lockout.BLOCKED);
    assertThat(lockout.blocks(ALICE)).isEmpty();
    assertThat(guess(ALICE, HERE)).isEqualTo(ADMITTED);
    TestSessions.pass(features, Lockout.BLOCKED);
    assertThat(lockout.purge()).isEqualTo(2);
  }

  @Test
  void theTenantSaysHowManyAttemptsThereAre() {
    TestLockout.settings(features).change(3, false, List.of());
    for (int i = 0; i < 3; i++) {
      assertThat(guess(ALICE, HERE)).isEqualTo(ADMITTED);
    }
    assertThat(guess(ALICE, HERE)).isEqualTo(ACCOUNT_BLOCKED);
    assertThat(guess(ALICE, ELSEWHERE)).isEqualTo(ADMITTED);
    var unguarded = new Attempt("shop", ALICE, User.DATABASE, HERE, Optional.empty(), false);
    assertThat(lockout.count(unguarded)).isEqualTo(ADMITTED);
  }

  @Test
  void theTenantMayCountGuessesFromEverywhereTogether() { // I18
    TestLockout.settings(features).change(3, true, List.of());
    for (int i = 0; i < 3; i++) {
      assertThat(guess(ALICE, "192.0.2." + i)).isEqualTo(ADMITTED);
    }
    assertThat(guess(ALICE, ELSEWHERE)).isEqualTo(ACCOUNT_BLOCKED);
    var hers = attempt(ALICE, HERE, Optional.of(HERS));
    lockout.forgive(hers, alice.id());
    assertThat(lockout.count(hers)).isEqualTo(ADMITTED);
  }

  @Test
  void theTenantMayTrustANetwork() {
    TestLockout.settings(features).change(3, false, List.of("no address", "192.0.2.0/24"));
    for (int i = 0; i < 200; i++) {
      assertThat(guess(ALICE, HERE)).isEqualTo(ADMITTED);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(guess(ALICE, ELSEWHERE)).isEqualTo(ADMITTED);
    }
    assertThat(guess(ALICE, ELSEWHERE)).isEqualTo(ACCOUNT_BLOCKED);
  }

  private List<AccountBlocked> heard() {
    return features.get(Heard.class).events;
  }

  /** Hears what is said. */
  static class Heard {
    private final List<AccountBlocked> events = new ArrayList<>();
    private final List<AccountUnblocked> opened = new ArrayList<>();

    @EventListener
    void unblocked(AccountUnblocked event) {
      opened.add(event);
    }

    @EventListener
    void blocked(AccountBlocked event) {
      events.add(event);
    }
  }
}
