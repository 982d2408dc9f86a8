package dev.licet.identity.audit.stream;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends the courier out each second, on a thread of its own: nobody waits for a slow receiver. */
@Component
class Rounds implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final Courier courier;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("log-streams").daemon().factory());

  Rounds(Courier courier) {
    this.courier = courier;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = thread.scheduleWithFixedDelay(() -> safely(courier::round), 1, 1, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(() -> safely(courier::bound), 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }

  /** What fails once must not end the rounds: the database may be back in a second. */
  private static void safely(Runnable round) {
    try {
      round.run();
    } catch (DataAccessException | TransactionException e) {
      log.warn("The store does not answer, the log waits: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      log.warn("The log could not be passed on this time", e);
    }
  }
}
