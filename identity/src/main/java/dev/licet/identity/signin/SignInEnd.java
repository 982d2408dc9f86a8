package dev.licet.identity.signin;

import dev.licet.identity.session.BrowserSessions;
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
  private final PendingSignIns pending;
  private final BrowserSessions sessions;
  private final UserLogins logins;
  private final ApplicationEventPublisher events;

  SignInEnd(
      PendingSignIns pending,
      BrowserSessions sessions,
      UserLogins logins,
      ApplicationEventPublisher events) {
    this.pending = pending;
    this.sessions = sessions;
    this.logins = logins;
    this.events = events;
  }

  /** Whether the user is in now, which is not so if the sign-in was ended meanwhile. */
  @Transactional
  public boolean complete(
      Visit visit, User user, HttpServletRequest request, HttpServletResponse response) {
    if (!pending.finish(visit.state(), request)) {
      return false;
    }
    var session = sessions.begin(user.id(), List.of("pwd"), request, response);
    logins.note(user.id(), session.device().address());
    events.publishEvent(new SignedIn(user, session, visit.wanted().clientId()));
    return true;
  }

  /** Ends it for a user who is in already and goes on; whether it was still under way. */
  @Transactional
  public boolean goOn(String state, HttpServletRequest request) {
    return pending.finish(state, request);
  }
}
