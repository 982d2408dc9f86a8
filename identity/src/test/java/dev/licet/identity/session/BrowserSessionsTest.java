package dev.licet.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.connection.TestConnections;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class BrowserSessionsTest {
  private static final String COOKIE = "__Host-licet-session";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private BrowserSessions sessions;
  private User alice;
  private User bob;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                new Class<?>[] {Heard.class},
                TestUsers.components(),
                TestApplications.components(),
                TestSessions.components()));
    sessions = features.get(BrowserSessions.class);
    alice = user("alice@example.com");
    bob = user("bob@example.com");
  }

  @AfterEach
  void close() {
    features.close();
  }

  private User user(String email) {
    return TestUsers.done(features.get(Users.class).create(NewUser.of(email, "Correct-Horse-7")));
  }

  /** One browser, with the one cookie that counts here. */
  private final class Somebody {
    private String cookie = "";

    BrowserSession signIn(User user) {
      var response = new MockHttpServletResponse();
      var session = sessions.begin(user.id(), List.of("pwd"), request(), response);
      cookie = response.getCookie(COOKIE).getValue();
      return session;
    }

    MockHttpServletRequest request() {
      var request = new MockHttpServletRequest();
      request.addHeader("User-Agent", "Firefox\r\non \u2603");
      if (!cookie.isEmpty()) {
        request.setCookies(new Cookie(COOKIE, cookie));
      }
      return request;
    }

    boolean isIn() {
      return sessions.current(request()).isPresent();
    }
  }

  @Test
  void knowsWhoIsSignedInWhere() {
    var browser = new Somebody();
    assertThat(browser.isIn()).isFalse();
    var session = browser.signIn(alice);
    assertThat(sessions.current(browser.request())).contains(session);
    assertThat(session.userId()).isEqualTo(alice.id());
    assertThat(session.device()).isEqualTo(new Device("127.0.0.1", "Firefox??on ?"));
    assertThat(sessions.ofUser(alice.id())).containsExactly(session);
    assertThat(sessions.ofUser(bob.id())).isEmpty();
  }

  @Test
  void endsWhenNobodyUsesIt() {
    var browser = new Somebody();
    browser.signIn(alice);
    var idle = TestSessions.LIFETIMES.idle();
    TestSessions.pass(features, idle.minusSeconds(1));
    assertThat(browser.isIn()).isTrue();
    TestSessions.pass(features, idle.minusSeconds(1));
    assertThat(browser.isIn()).isTrue();
    TestSessions.pass(features, idle);
    assertThat(browser.isIn()).isFalse();
    assertThat(sessions.ofUser(alice.id())).isEmpty();
    assertThat(sessions.purge()).isEqualTo(1);
  }

  @Test
  void endsAfterAWeekHoweverMuchItIsUsed() {
    var browser = new Somebody();
    browser.signIn(alice);
    for (int day = 1; day <= 6; day++) {
      TestSessions.pass(features, Duration.ofDays(1));
      assertThat(browser.isIn()).as("day %d", day).isTrue();
    }
    TestSessions.pass(features, Duration.ofDays(1));
    assertThat(browser.isIn()).isFalse();
  }

  @Test
  void aNewProofGivesTheSameSessionAnotherSecret() { // I6
    var browser = new Somebody();
    var first = browser.signIn(alice);
    var thief = new Somebody();
    thief.cookie = browser.cookie;
    TestSessions.pass(features, Duration.ofHours(1));
    var second = browser.signIn(alice);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createdAt()).isEqualTo(first.createdAt());
    assertThat(second.authenticatedAt()).isAfter(first.authenticatedAt());
    assertThat(thief.isIn()).isFalse();
    assertThat(browser.isIn()).isTrue();
    assertThat(heard()).isEmpty();
  }

  @Test
  void anotherUserAtTheSameBrowserIsAnotherSession() { // I6
    var browser = new Somebody();
    var first = browser.signIn(alice);
    var second = browser.signIn(bob);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(sessions.byId(first.id())).isEmpty();
    assertThat(heard()).containsExactly(new SessionEnded(first.id(), alice.id(), List.of()));
  }

  @Test
  void endsOneDeviceAndLeavesTheOthers() {
    var here = new Somebody();
    var there = new Somebody();
    here.signIn(alice);
    var other = there.signIn(alice);
    assertThat(sessions.end(other.id())).isTrue();
    assertThat(sessions.end(other.id())).isFalse();
    assertThat(there.isIn()).isFalse();
    assertThat(here.isIn()).isTrue();
    assertThat(heard()).containsExactly(new SessionEnded(other.id(), alice.id(), List.of()));
  }

  /** Nobody knows it any more but whoever holds it at the moment. */
  @Test
  void oneThatIsOverCanBeEndedByWhoseItIs() {
    var session = new Somebody().signIn(alice);
    TestSessions.pass(features, TestSessions.LIFETIMES.idle());
    assertThat(sessions.end(bob.id(), session.id())).isFalse();
    assertThat(hold(session)).isTrue();
    assertThat(sessions.end(alice.id(), session.id())).as("it was over").isFalse();
    assertThat(hold(session)).isFalse();
  }

  @Test
  void isOverAtOnceForUsersWhoseConnectionIsBeingRemoved() {
    var shop = application("Shop");
    var browser = new Somebody();
    var carl = TestUsers.ofNewConnection(features, "Staff");
    var session = browser.signIn(carl);
    TestConnections.beginToRemove(features, "Staff");
    assertThat(browser.isIn()).isFalse();
    assertThat(sessions.byId(session.id())).isEmpty();
    assertThat(sessions.ofUser(carl.id())).isEmpty();
    assertThat(hold(session)).isFalse();
    assertThat(sessions.joined(session.id(), shop)).isFalse();
  }

  private boolean hold(BrowserSession session) {
    return features.inTransaction(() -> sessions.hold(session.id()));
  }

  @Test
  void signsOut() {
    var browser = new Somebody();
    var session = browser.signIn(alice);
    var response = new MockHttpServletResponse();
    assertThat(sessions.signOut(browser.request(), response)).contains(session);
    assertThat(response.getCookie(COOKIE).getMaxAge()).isZero();
    assertThat(browser.isIn()).isFalse();
    assertThat(heard())
        .containsExactly(
            new SessionEnded(session.id(), alice.id(), List.of()), new SignedOut(alice.id()));
    assertThat(sessions.signOut(browser.request(), response)).isEmpty();
  }

  /** As where the disk is full, or the database goes away. */
  private void withACommitThatFails(Runnable work) {
    var failure = new IllegalStateException("The commit has failed");
    assertThatThrownBy(() ->
            features
                .store()
                .inTransaction(() -> {
                  work.run();
                  TransactionSynchronizationManager.registerSynchronization(
                      new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                          throw failure;
                        }
                      });
                }))
        .isSameAs(failure);
  }

  @Test
  void aSignInThatIsNotKeptLeavesTheBrowserItsSession() {
    var browser = new Somebody();
    browser.signIn(alice);
    var response = new MockHttpServletResponse();
    withACommitThatFails(
        () -> sessions.begin(alice.id(), List.of("pwd"), browser.request(), response));
    assertThat(response.getCookies()).isEmpty();
    assertThat(browser.isIn()).isTrue();
  }

  @Test
  void whoseSignOutIsNotKeptCanTryAgain() {
    var browser = new Somebody();
    var session = browser.signIn(alice);
    var response = new MockHttpServletResponse();
    withACommitThatFails(() -> sessions.signOut(browser.request(), response));
    assertThat(response.getCookies()).isEmpty();
    assertThat(sessions.signOut(browser.request(), response)).contains(session);
    assertThat(response.getCookie(COOKIE).getMaxAge()).isZero();
  }

  @Test
  void itsEndNamesTheApplicationsThatWereGivenSomethingInIt() {
    var shop = application("Shop");
    var forum = application("Forum");
    var browser = new Somebody();
    var session = browser.signIn(alice);
    var other = new Somebody().signIn(alice);
    sessions.joined(session.id(), shop);
    sessions.joined(session.id(), shop);
    sessions.joined(session.id(), forum);
    sessions.joined(other.id(), application("Elsewhere"));
    sessions.end(session.id());
    var told = Stream.of(shop, forum).sorted().toList();
    assertThat(heard()).containsExactly(new SessionEnded(session.id(), alice.id(), told));
    assertThat(sessions.joined(session.id(), shop)).isFalse();
    assertThat(joined()).isEqualTo(1);
    features.get(Users.class).remove(alice.id());
    assertThat(joined()).isZero();
  }

  @Test
  void whoJoinsAtTheMomentOfItsEndIsToldOfItOrTurnedAway() throws Exception {
    var shops = Stream.of("A", "B", "C", "D", "E", "F").map(this::application).sorted().toList();
    for (int round = 0; round < 15; round++) {
      var session = new Somebody().signIn(alice);
      var joined = raceForTheEnd(session, shops);
      var told = shops.stream().filter(joined::get).toList();
      assertThat(heard()).last().isEqualTo(new SessionEnded(session.id(), alice.id(), told));
    }
    assertThat(joined()).isZero();
  }

  /** Who could join, of all who tried while the session was ended. */
  private Map<String, Boolean> raceForTheEnd(BrowserSession session, List<String> shops)
      throws Exception {
    var barrier = new CyclicBarrier(shops.size() + 1);
    var joined = new ConcurrentHashMap<String, Boolean>();
    var all = new ArrayList<Callable<Boolean>>();
    for (var shop : shops) {
      all.add(() -> {
        barrier.await();
        return joined.put(shop, features.inTransaction(() -> sessions.joined(session.id(), shop)));
      });
    }
    all.add(() -> {
      barrier.await();
      return sessions.end(session.id());
    });
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      for (var one : threads.invokeAll(all)) {
        one.get();
      }
    }
    return joined;
  }

  @Test
  void aSessionThatRunsOutIsForgottenWithItsApplications() {
    sessions.joined(new Somebody().signIn(alice).id(), application("Shop"));
    TestSessions.pass(features, TestSessions.LIFETIMES.idle());
    sessions.purge();
    assertThat(joined()).isZero();
  }

  private String application(String name) {
    var wanted = NewApplication.named(name, ApplicationType.REGULAR_WEB);
    return TestUsers.done(features.get(Applications.class).register(wanted))
        .application()
        .clientId();
  }

  private long joined() {
    return features
        .store()
        .jdbc()
        .sql("select count(*) from session_clients")
        .query(Long.class)
        .single();
  }

  @Test
  void aNewPasswordEndsEverySession() { // I7
    var browser = new Somebody();
    browser.signIn(alice);
    var bystander = new Somebody();
    bystander.signIn(bob);
    features.get(Users.class).setPassword(alice.id(), new NewPassword.Plain("Another-Horse-8"));
    assertThat(browser.isIn()).isFalse();
    assertThat(bystander.isIn()).isTrue();
    assertThat(heard()).hasSize(1);
  }

  @Test
  void whoIsBlockedOrRemovedIsOut() {
    var users = features.get(Users.class);
    var browser = new Somebody();
    browser.signIn(alice);
    users.change(alice.id(), settings -> settings.withEmailVerified(true));
    assertThat(browser.isIn()).isTrue();
    users.change(alice.id(), settings -> settings.withBlocked(true));
    assertThat(browser.isIn()).isFalse();
    browser.signIn(bob);
    users.remove(bob.id());
    assertThat(browser.isIn()).isFalse();
    assertThat(heard()).hasSize(2);
  }

  /** On PostgreSQL each would wait for what the other one holds, if one ended sessions first. */
  @Test
  void whoRemovesAUserWaitsForWhoeverEndsTheirSessions() throws Exception {
    new Somebody().signIn(alice);
    features.during(
        () -> features.get(UserSignIns.class).lock(alice.id()),
        () -> sessions.endAll(alice.id()),
        () -> TestUsers.done(features.get(Users.class).remove(alice.id())));
    assertThat(heard()).hasSize(1);
    assertThat(features.get(Users.class).byId(alice.id())).isEmpty();
  }

  private List<Object> heard() {
    return features.get(Heard.class).events;
  }

  /** Hears what is said. */
  static class Heard {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener
    void ended(SessionEnded event) {
      events.add(event);
    }

    @EventListener
    void signedOut(SignedOut event) {
      events.add(event);
    }
  }
}
