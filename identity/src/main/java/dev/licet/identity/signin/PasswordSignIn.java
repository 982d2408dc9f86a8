package dev.licet.identity.signin;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.lockout.Attempt;
import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The one place where a user's password is tried, for the pages and for the password grant: each
 * try is counted first, and an unknown account takes as long as a known one and gets the same
 * answer.
 */
@Service
public class PasswordSignIn {
  /** Of an e-mail address (RFC 5321, 4.5.3.1.3); user names are shorter. */
  private static final int LONGEST_NAME = 254;

  private final Connections connections;
  private final UserSignIns users;
  private final Lockout lockout;
  private final ApplicationEventPublisher events;

  PasswordSignIn(
      Connections connections,
      UserSignIns users,
      Lockout lockout,
      ApplicationEventPublisher events) {
    this.connections = connections;
    this.users = users;
    this.lockout = lockout;
    this.events = events;
  }

  /**
   * Tries a password. Whoever gave the right one comes in by {@link #admit}.
   *
   * @throws PasswordsBusy if too many are waiting already
   */
  public Result attempt(PasswordAttempt wanted) {
    var user = users.bySignInName(wanted.connection(), wanted.email());
    var attempt = attempt(wanted, user);
    var result =
        switch (lockout.count(attempt)) {
          case ADMITTED -> admitted(attempt, user, wanted.password());
          case ACCOUNT_BLOCKED -> new Refused(Reason.TOO_MANY_ATTEMPTS);
          case ADDRESS_SUSPICIOUS -> new Refused(Reason.SUSPICIOUS_ADDRESS);
        };
    if (result instanceof Refused(var reason)) {
      events.publishEvent(
          new SignInFailed(attempt.account(), wanted.clientId(), wanted.connection(), reason));
    }
    return result;
  }

  /**
   * Lets in who gave the right password, unless it is another one by now or an administrator keeps
   * them out: that is decided in the transaction that gives them something, which has to be under
   * way.
   *
   * @param clientId the application they want to use
   */
  public Entry admit(RightPassword password, String clientId) {
    var entry =
        users
            .hold(password)
            .<Entry>map(
                held -> held.blocked() ? new Refused(Reason.USER_BLOCKED) : new In(held.owner()))
            .orElseGet(() -> new Refused(Reason.WRONG_PASSWORD));
    if (entry instanceof Refused(var reason)) {
      var user = password.user();
      events.publishEvent(new SignInFailed(user.email(), clientId, user.connection(), reason));
    }
    return entry;
  }

  /** An account is counted under its e-mail, by whatever name it is tried. */
  private Attempt attempt(PasswordAttempt wanted, Optional<User> user) {
    return new Attempt(
        wanted.clientId(),
        user.map(User::email).orElseGet(() -> account(wanted.email())),
        wanted.connection(),
        wanted.address(),
        wanted.browser(),
        connections
            .byName(wanted.connection())
            .map(Connection::hasBruteForceProtection)
            .orElse(true));
  }

  /** What can be no account's name is counted by its digest: a table keeps it, and the log. */
  private static String account(String typed) {
    var name = Email.normalised(typed);
    return FieldChecks.isLine(name) && name.length() <= LONGEST_NAME
        ? name
        : "sha256:" + Digest.of(name).value();
  }

  /** Who is sent away before the password is looked at has not tried it. */
  private Result admitted(Attempt attempt, Optional<User> user, String password) {
    try {
      return check(attempt, user, password);
    } catch (PasswordsBusy e) {
      lockout.takeBack(attempt);
      throw e;
    }
  }

  private Result check(Attempt attempt, Optional<User> user, String password) {
    var right = users.check(user, password);
    right.ifPresent(one -> lockout.forgive(attempt, one.user().id()));
    return right
        .<Result>map(Right::new)
        .orElseGet(() -> new Refused(user.isEmpty() ? Reason.UNKNOWN_USER : Reason.WRONG_PASSWORD));
  }

  /** What came of a try. */
  public sealed interface Result {}

  /** It was the user's password; who was blocked by then is told at the door. */
  public record Right(RightPassword password) implements Result {}

  /** Whether somebody is let in. */
  public sealed interface Entry {}

  /** They are: as this user. */
  public record In(User user) implements Entry {}

  /** They are not, or not now. */
  public record Refused(Reason reason) implements Result, Entry {}

  /** Why somebody is not let in. The caller learns no difference between the first two. */
  public enum Reason {
    UNKNOWN_USER,
    WRONG_PASSWORD,
    /** The password is right, but an administrator has blocked the user. */
    USER_BLOCKED,
    TOO_MANY_ATTEMPTS,
    SUSPICIOUS_ADDRESS
  }
}
