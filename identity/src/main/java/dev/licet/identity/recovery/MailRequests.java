package dev.licet.identity.recovery;

import dev.licet.identity.lockout.AccountBlocked;
import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.lockout.Stage;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that somebody asks for without having shown who they are. Whether there is such an account
 * is looked up afterwards, on another thread: who asks can tell nothing from the answer or its
 * time.
 */
@Service
public class MailRequests {
  private static final Logger log = LoggerFactory.getLogger(MailRequests.class);
  private static final int BATCH = 50;
  private static final int LONGEST_NAME = 128;

  private final MailRequestTable table;
  private final AccountMails mails;
  private final Lockout lockout;
  private final Ids ids;
  private final Clock clock;

  MailRequests(MailRequestTable table, AccountMails mails, Lockout lockout, Ids ids, Clock clock) {
    this.table = table;
    this.mails = mails;
    this.lockout = lockout;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Somebody has forgotten a password. Too many requests come to nothing.
   *
   * @param account the e-mail or the name that they sign in with
   * @param language of the page where they ask; empty for the user's own
   * @param clientId of the application that they want to use; empty where none is known
   * @param address from where they ask
   */
  @Transactional
  public void forgotten(
      String account, String connection, String language, String clientId, String address) {
    if (lockout.admits(Stage.PRE_PASSWORD_CHANGE, address)) {
      ask(TicketKind.PASSWORD_CHANGE, Email.normalised(account), connection, language, clientId);
    }
  }

  @EventListener
  @Transactional
  public void blocked(AccountBlocked event) {
    if (event.tellOwner()) {
      ask(TicketKind.UNBLOCK, event.account(), event.connection(), "", event.clientId());
    }
  }

  /** Turns each request into a mail, if there is such an account. */
  @Scheduled(initialDelay = 1_000, fixedDelay = 1_000, timeUnit = TimeUnit.MILLISECONDS)
  void work() {
    try {
      table.first(BATCH).forEach(mails::answer);
    } catch (DataAccessException | TransactionException e) {
      log.warn("The store does not answer, requests wait: {}", e.getClass().getSimpleName());
    }
  }

  /** What nobody can sign in with does not fill the table. */
  private static boolean isAccount(String text) {
    return Email.isAddress(text)
        || (!text.isEmpty() && text.length() <= LONGEST_NAME && FieldChecks.isLine(text));
  }

  private void ask(
      TicketKind kind, String account, String connection, String language, String clientId) {
    if (isAccount(account) && lockout.admits(Stage.MAIL, account)) {
      table.insert(
          new MailRequest(ids.alphanumeric(20), kind, account, connection, language, clientId),
          clock.instant());
    }
  }
}
