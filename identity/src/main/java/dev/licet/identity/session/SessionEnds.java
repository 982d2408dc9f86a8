package dev.licet.identity.session;

import dev.licet.identity.user.UserChanged;
import dev.licet.identity.user.UserPasswordChanged;
import dev.licet.identity.user.UserRemoved;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of whoever is removed, blocked, or has another password: somebody else may have
 * known the old one. It does so before others end what was given in them: who is about to give more
 * holds the session, is waited for here, and is seen by those who come after. And it forgets, every
 * quarter of an hour, those that are over.
 */
@Component
class SessionEnds {
  private final BrowserSessions sessions;

  SessionEnds(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  /** That all of them end need not be said: nobody is given anything of a user who is gone. */
  @EventListener
  void removed(UserRemoved event) {
    sessions.ofUser(event.user().id()).forEach(session -> sessions.end(session.id()));
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void passwordChanged(UserPasswordChanged event) {
    sessions.endAll(event.ownerId());
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void changed(UserChanged event) {
    if (event.after().blocked()) {
      sessions.endAll(event.after().id());
    }
  }

  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void purge() {
    sessions.purge();
  }
}
