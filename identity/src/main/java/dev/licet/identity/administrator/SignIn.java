package dev.licet.identity.administrator;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.shared.Email;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Checks an e-mail and a password, and begins a session. */
@Service
class SignIn {
  private final AdministratorTable administrators;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  SignIn(
      AdministratorTable administrators,
      Passwords passwords,
      Guesses guesses,
      Sessions sessions,
      ApplicationEventPublisher events) {
    this.administrators = administrators;
    this.passwords = passwords;
    this.guesses = guesses;
    this.sessions = sessions;
    this.events = events;
  }

  /** An unknown e-mail and a wrong password get the same answer, after the same work. */
  Answer attempt(String email, String password, String address) {
    var account = Email.normalised(email);
    return guesses
        .count(account, address)
        .<Answer>map(wait -> tooMany(account, wait))
        .orElseGet(() -> checked(account, password, address));
  }

  private Answer checked(String account, String password, String address) {
    try {
      return check(account, password, address);
    } catch (PasswordsBusy e) {
      return new Busy();
    }
  }

  private Answer check(String account, String password, String address) {
    var found = administrators.byEmail(account);
    if (!isRight(password, found) || found.isEmpty()) {
      events.publishEvent(AdministratorRefused.wrong(found.map(WithHash::administrator), account));
      return new Wrong();
    }
    guesses.forgive(account, address);
    var administrator = found.get().administrator();
    var session = sessions.open(administrator);
    events.publishEvent(new AdministratorSignedIn(administrator.id(), administrator.email()));
    return new SignedIn(session);
  }

  /** Ends a session. */
  void end(String session) {
    sessions
        .find(session)
        .ifPresent(
            whose -> events.publishEvent(new AdministratorSignedOut(whose.id(), whose.email())));
    sessions.close(session);
  }

  private Answer tooMany(String account, Duration wait) {
    events.publishEvent(AdministratorRefused.tooMany(account));
    return new TooMany(wait);
  }

  private boolean isRight(String password, Optional<WithHash> found) {
    return passwords.check(password, found.map(WithHash::passwordHash)).right();
  }

  /** What came of it. */
  sealed interface Answer {}

  /** The secret for the session's cookie. */
  record SignedIn(String session) implements Answer {}

  record Wrong() implements Answer {}

  /** The server has too many passwords to check already. */
  record Busy() implements Answer {}

  record TooMany(Duration delay) implements Answer {}
}
