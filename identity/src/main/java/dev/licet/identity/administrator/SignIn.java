package dev.licet.identity.administrator;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Checks an e-mail and a password, and begins a session. */
@Service
class SignIn {
  private final AdministratorTable administrators;
  private final PasswordHashing hashing;
  private final Guesses guesses;
  private final Sessions sessions;

  SignIn(
      AdministratorTable administrators,
      PasswordHashing hashing,
      Guesses guesses,
      Sessions sessions) {
    this.administrators = administrators;
    this.hashing = hashing;
    this.guesses = guesses;
    this.sessions = sessions;
  }

  /** An unknown e-mail and a wrong password get the same answer, after the same work. */
  Answer attempt(String email, String password, String address) {
    var account = Email.normalised(email);
    return guesses
        .count(account, address)
        .<Answer>map(TooMany::new)
        .orElseGet(() -> check(account, password, address));
  }

  private Answer check(String account, String password, String address) {
    var found = administrators.byEmail(account);
    if (!hashing.matches(password, found.map(WithHash::passwordHash)) || found.isEmpty()) {
      return new Wrong();
    }
    guesses.forgive(account, address);
    return new SignedIn(sessions.open(found.get().administrator()));
  }

  /** What came of it. */
  sealed interface Answer {}

  /** The secret for the session's cookie. */
  record SignedIn(String session) implements Answer {}

  record Wrong() implements Answer {}

  record TooMany(Duration delay) implements Answer {}
}
