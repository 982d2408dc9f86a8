package dev.licet.identity.administrator;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, every quarter of an hour, the sessions, the guesses and the links that are over. */
@Component
class Housekeeping {
  private final Sessions sessions;
  private final Guesses guesses;
  private final Resets resets;

  Housekeeping(Sessions sessions, Guesses guesses, Resets resets) {
    this.sessions = sessions;
    this.guesses = guesses;
    this.resets = resets;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void purge() {
    sessions.purge();
    guesses.purge();
    resets.purge();
  }
}
