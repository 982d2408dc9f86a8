package dev.licet.identity.signin;

import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.login.SentOn;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PasswordSignIn.Entry;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a sign-in that was under way and begins the session it was for, both or neither. */
@Service
class SignInEnd {
  private final PasswordSignIn passwords;
  private final PendingSignIns pending;
  private final BrowserSessions sessions;
  private final UserLogins logins;
  private final ApplicationEventPublisher events;

  SignInEnd(
      PasswordSignIn passwords,
      PendingSignIns pending,
      BrowserSessions sessions,
      UserLogins logins,
      ApplicationEventPublisher events) {
    this.passwords = passwords;
    this.pending = pending;
    this.sessions = sessions;
    this.logins = logins;
    this.events = events;
  }

  /**
   * Whether the user is in now. Who is not may try again.
   *
   * @throws LoginRefused if the sign-in was ended meanwhile
   * @throws SentOn if that was a moment ago
   */
  @Transactional
  public Entry complete(
      Visit visit,
      RightPassword password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var entry = passwords.admit(password, visit.wanted().clientId());
    if (entry instanceof In(var user)) {
      if (!pending.finish(visit.state(), request)) {
        throw pending.over(visit.state(), request);
      }
      begin(user, visit, request, response);
    }
    return entry;
  }

  private void begin(
      User user, Visit visit, HttpServletRequest request, HttpServletResponse response) {
    var session = sessions.begin(user.id(), List.of("pwd"), request, response);
    logins.note(user.id(), session.device().address());
    events.publishEvent(new SignedIn(user, visit.wanted().clientId()));
  }

  /**
   * Ends it for a user who is in already and goes on.
   *
   * @throws LoginRefused if it was ended meanwhile
   * @throws SentOn if that was a moment ago
   */
  @Transactional
  public void goOn(Visit visit, HttpServletRequest request) {
    if (!pending.finish(visit.state(), request)) {
      throw pending.over(visit.state(), request);
    }
  }
}
