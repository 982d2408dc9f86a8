package dev.licet.identity.lockout;

import dev.licet.identity.user.UserPasswordChanged;
import dev.licet.identity.user.UserRemoved;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A new password opens its account again; and what no longer counts is forgotten every quarter of
 * an hour.
 */
@Component
class LockoutEnds {
  private final Lockout lockout;

  LockoutEnds(Lockout lockout) {
    this.lockout = lockout;
  }

  @EventListener
  void passwordChanged(UserPasswordChanged event) {
    lockout.unblock(event.user().email());
  }

  @EventListener
  void removed(UserRemoved event) {
    lockout.unblock(event.user().email());
  }

  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void purge() {
    lockout.purge();
  }
}
