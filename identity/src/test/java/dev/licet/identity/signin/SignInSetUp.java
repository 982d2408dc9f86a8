package dev.licet.identity.signin;

import dev.licet.identity.TestServer;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Alice, who signs in at a server on which nobody has guessed yet. */
abstract class SignInSetUp {
  static final String ALICE = "alice@signin.example";
  static final String PASSWORD = "Correct-Horse-7";
  static final String SESSION = "__Host-licet-session";
  static final TestServer SERVER = TestServer.shared();
  static TestSignIns signIns;
  static User alice;

  @BeforeAll
  static void start() {
    signIns = new TestSignIns(SERVER);
    var users = SERVER.bean(Users.class);
    alice =
        users
            .bySignInName(User.DATABASE, ALICE)
            .orElseGet(() -> TestUsers.done(users.create(NewUser.of(ALICE, PASSWORD))));
  }

  @BeforeEach
  void forgetGuesses() {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          var jdbc = SERVER.bean(JdbcClient.class);
          List.of("sign_in_guesses", "address_throttles", "known_browsers", "browser_sessions")
              .forEach(table -> jdbc.sql("delete from " + table).update());
        });
  }

  static List<BrowserSession> sessions() {
    return SERVER.bean(BrowserSessions.class).ofUser(alice.id());
  }

  static PendingSignIn signUp() {
    return wanted(true, List.of(), List.of());
  }

  static PendingSignIn wanted(boolean signUp, List<String> languages, List<String> prompt) {
    var wanted = TestSignIns.wanted();
    return new PendingSignIn(
        wanted.clientId(),
        wanted.applicationName(),
        wanted.connection(),
        "",
        signUp,
        languages,
        prompt,
        wanted.redirectUri(),
        wanted.resumeAt());
  }
}
