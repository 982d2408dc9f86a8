package dev.licet.identity.mail;

import dev.licet.identity.mailserver.MailServers;
import dev.licet.identity.shared.ServerMode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every second whether there is a mail to send, on a thread of its own: mail servers wait.
 */
@Component
class OutboxRun implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(OutboxRun.class);
  private static final long LAST = 5_000;
  private static final int AFTER_FAILURE = 10;

  private final Outbox outbox;
  private final MailServers servers;
  private final ServerMode mode;
  private final Thread thread = Thread.ofPlatform().daemon().name("outbox").unstarted(this::run);
  private final CountDownLatch stop = new CountDownLatch(1);

  OutboxRun(Outbox outbox, MailServers servers, ServerMode mode) {
    this.outbox = outbox;
    this.servers = servers;
    this.mode = mode;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (!mode.isDev() && servers.current().isEmpty()) {
      log.warn(
          "No mail server is set: mails wait, and are given up after five days."
              + " Set LICET_SMTP_URL, or a provider on the dashboard's page Mails or in the"
              + " Management API (emails/provider)");
    }
    thread.start();
  }

  @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void purge() {
    int given = outbox.purge();
    if (given > 0) {
      log.warn("{} mails could not be sent for days and were given up", given);
    }
  }

  /** Waits for a mail that is just being sent, but not for long. */
  @Override
  public void destroy() throws InterruptedException {
    stop.countDown();
    thread.join(LAST);
  }

  private void run() {
    try {
      while (!stop.await(send(), TimeUnit.SECONDS)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The outer edge of this thread: whatever goes wrong, it goes on after so many seconds. */
  private int send() {
    try {
      outbox.send();
      return 1;
    } catch (DataAccessException | TransactionException e) {
      log.warn("The store does not answer, mails wait: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      log.error("The outbox could not be worked on", e);
    }
    return AFTER_FAILURE;
  }
}
