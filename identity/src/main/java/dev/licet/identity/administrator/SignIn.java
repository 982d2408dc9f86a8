package dev.licet.identity.administrator;

import dev.licet.identity.administrator.PasswordCheck.Refused;
import dev.licet.identity.administrator.PasswordCheck.Right;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Begins a session for an e-mail and a password, and ends it. */
@Service
class SignIn {
  private final PasswordCheck check;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  SignIn(PasswordCheck check, Sessions sessions, ApplicationEventPublisher events) {
    this.check = check;
    this.sessions = sessions;
    this.events = events;
  }

  Answer attempt(String email, String password, String address) {
    return switch (check.of(email, password, address)) {
      case Right(var account) -> new SignedIn(begin(account.administrator()));
      case Refused refused -> new NotSignedIn(refused);
    };
  }

  private String begin(Administrator administrator) {
    var session = sessions.open(administrator);
    events.publishEvent(new AdministratorSignedIn(administrator.id(), administrator.email()));
    return session;
  }

  /** Ends a session. */
  void end(String session) {
    sessions
        .find(session)
        .ifPresent(
            whose -> events.publishEvent(new AdministratorSignedOut(whose.id(), whose.email())));
    sessions.close(session);
  }

  /** What came of it. */
  sealed interface Answer {}

  /** The secret for the session's cookie. */
  record SignedIn(String session) implements Answer {}

  record NotSignedIn(Refused why) implements Answer {}
}
