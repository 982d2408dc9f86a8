package dev.licet.identity.account;

import dev.licet.identity.login.PasswordHint;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.session.Browsers;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.signin.PasswordAttempt;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings.Profile;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What users may do about themselves, and nobody else may do to them. */
@Service
class Accounts {
  private final Users users;
  private final BrowserSessions sessions;
  private final Browsers browsers;
  private final PasswordSignIn signIn;
  private final AccountPassword accountPassword;
  private final Passwords passwords;

  Accounts(
      Users users,
      BrowserSessions sessions,
      Browsers browsers,
      PasswordSignIn signIn,
      AccountPassword accountPassword,
      Passwords passwords) {
    this.users = users;
    this.sessions = sessions;
    this.browsers = browsers;
    this.signIn = signIn;
    this.accountPassword = accountPassword;
    this.passwords = passwords;
  }

  /** Who is signed in at the browser that asks. */
  Optional<Account> current(HttpServletRequest request) {
    return sessions
        .current(request)
        .flatMap(session -> users.byId(session.userId()).map(user -> new Account(user, session)));
  }

  List<BrowserSession> sessions(Account account) {
    return sessions.ofUser(account.user().id());
  }

  /** What the user's passwords must be like. */
  PasswordHint hint(Account account) {
    return PasswordHint.of(users.policy(account.user()));
  }

  /** Changes what people see of the user; the picture stays. */
  Outcome<User> change(Account account, Profile profile) {
    return users.change(account.user().id(), settings -> settings.withProfile(profile));
  }

  /** Asks the user by mail whether the address is theirs, unless that is known. */
  void verify(Account account, String language) {
    if (!account.user().settings().emailVerified()) {
      users.verify(account.user(), "", language);
    }
  }

  /**
   * Gives the user another password, for the present one: a browser that somebody left open is not
   * enough. It ends the user's sessions everywhere, and begins another one here.
   *
   * @return the message key of what was wrong, if something was
   */
  Optional<String> changePassword(
      Account account,
      String present,
      String wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signIn.attempt(attempt(account, present, request))) {
      case Refused(var reason) -> Optional.of(problem(reason));
      case Right(var right) ->
          users.passwordProblem(account.user(), wanted).isPresent()
              ? Optional.of("signup.password-weak")
              : change(right, passwords.hash(wanted), request, response);
    };
  }

  private Optional<String> change(
      RightPassword present,
      PasswordHash wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (accountPassword.complete(present, wanted, request, response)) {
      case Refused(var reason) -> Optional.of(problem(reason));
      case In _ -> Optional.empty();
    };
  }

  /** Ends one of the user's own sessions, if there is one. */
  void end(Account account, String sessionId) {
    sessions.end(account.user().id(), sessionId);
  }

  void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.signOut(request, response);
  }

  private PasswordAttempt attempt(Account account, String password, HttpServletRequest request) {
    return new PasswordAttempt(
        "",
        account.user().connection(),
        account.user().email(),
        password,
        request.getRemoteAddr(),
        browsers.find(request));
  }

  private static String problem(PasswordSignIn.Reason reason) {
    return switch (reason) {
      case TOO_MANY_ATTEMPTS -> "signin.too-many";
      case SUSPICIOUS_ADDRESS -> "signin.suspicious";
      case USER_BLOCKED -> "signin.user-blocked";
      case UNKNOWN_USER, WRONG_PASSWORD -> "account.password.wrong";
    };
  }
}
