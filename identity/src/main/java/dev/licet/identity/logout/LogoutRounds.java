package dev.licet.identity.logout;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
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

/** Sends the courier out each second, to several addresses at a time. */
@Component
class LogoutRounds implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(LogoutRounds.class);
  private static final int AT_A_TIME = 4;

  private final LogoutCourier courier;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("logout-rounds").daemon().factory());
  private final ExecutorService senders =
      Executors.newFixedThreadPool(
          AT_A_TIME, Thread.ofPlatform().name("logout-", 0).daemon().factory());

  LogoutRounds(LogoutCourier courier) {
    this.courier = courier;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var _ = clockwork.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void destroy() {
    clockwork.shutdownNow();
    senders.shutdownNow();
  }

  /** The outer edge of this thread: what fails once must not end the rounds. */
  private void round() {
    try {
      senders.invokeAll(courier.due().stream().map(this::sending).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException | TransactionException e) {
      log.warn("The store does not answer, notices wait: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      log.warn("Applications could not be told of ended sessions this time", e);
    }
  }

  private Callable<Boolean> sending(List<LogoutNotice> notices) {
    return () -> {
      try {
        courier.send(notices);
        return true;
      } catch (DataAccessException | TransactionException e) {
        log.warn("The store does not answer, a notice waits: {}", e.getClass().getSimpleName());
        return false;
      } catch (RuntimeException e) {
        log.warn("An application could not be told of ended sessions this time", e);
        return false;
      }
    };
  }
}
