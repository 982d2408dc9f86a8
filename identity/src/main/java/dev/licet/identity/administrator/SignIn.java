package dev.licet.identity.administrator;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.shared.Email;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Checks an e-mail and a password, and begins a session. */
@Service
class SignIn {
  private final AdministratorTable administrators;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Sessions sessions;

  SignIn(
      AdministratorTable administrators, Passwords passwords, Guesses guesses, Sessions sessions) {
    this.administrators = administrators;
    this.passwords = passwords;
    this.guesses = guesses;
    this.sessions = sessions;
  }

  /** An unknown e-mail and a wrong password get the same answer, after the same work. */
  Answer attempt(String email, String password, String address) {
    var account = Email.normalised(email);
    return guesses
        .count(account, address)
        .<Answer>map(TooMany::new)
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
      return new Wrong();
    }
    guesses.forgive(account, address);
    return new SignedIn(sessions.open(found.get().administrator()));
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
