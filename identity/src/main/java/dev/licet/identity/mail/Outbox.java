package dev.licet.identity.mail;

import dev.licet.identity.mail.OutboxTable.Waiting;
import dev.licet.identity.mailserver.MailFailure;
import dev.licet.identity.mailserver.MailServers;
import dev.licet.identity.mailserver.Smtp;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails on their way out. Each is tried at growing distances until the server takes it; what was
 * being sent when the server died is sent again. A mail may so come twice, and none is lost.
 */
@Service
class Outbox {
  /** For so long a mail is tried; what its link is good for is over then. */
  static final Duration LONGEST = Duration.ofDays(5);

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int BATCH = 20;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofHours(1);

  private final OutboxTable table;
  private final MailServers servers;
  private final TransactionOperations writing;
  private final Clock clock;

  Outbox(OutboxTable table, MailServers servers, TransactionOperations writing, Clock clock) {
    this.table = table;
    this.servers = servers;
    this.writing = writing;
    this.clock = clock;
  }

  /** Sends those whose turn it is, and says how many were taken by the mail server. */
  int send() {
    var server = servers.current();
    return server.isEmpty()
        ? 0
        : (int)
            table.due(clock.instant(), BATCH).stream()
                .filter(mail -> send(mail, server.get()))
                .count();
  }

  /** The latest that were not sent yet. */
  List<Waiting> latest(int most) {
    return table.latest(most);
  }

  /** Gives up what could not be sent for too long, and says how many there were. */
  public int purge() {
    return table.purge(clock.instant().minus(LONGEST));
  }

  /** No transaction is open while the mail server makes us wait. */
  private boolean send(Waiting mail, Smtp server) {
    var next = clock.instant().plus(distance(mail.attempts()));
    if (!Boolean.TRUE.equals(writing.execute(_ -> table.take(mail, next)))) {
      return false;
    }
    try {
      server.send(mail.mail());
      writing.executeWithoutResult(_ -> table.delete(mail.id()));
      return true;
    } catch (MailException e) {
      failed(mail, server, e);
      return false;
    }
  }

  /** What the server said may hold addresses and is not for the log: the kind of failure is. */
  private void failed(Waiting mail, Smtp server, MailException failure) {
    if (isForGood(failure)) {
      log.warn(
          "Mail {} ({}) was refused for good and is given up: {}",
          mail.id(),
          mail.kind(),
          MailFailure.of(failure).kind());
      writing.executeWithoutResult(_ -> table.delete(mail.id()));
    } else {
      log.warn(
          "Mail {} ({}) could not be sent by {}, attempt {}: {}",
          mail.id(),
          mail.kind(),
          server,
          mail.attempts() + 1,
          MailFailure.of(failure).kind());
    }
  }

  /**
   * The mail cannot be built, or the server has answered that this mail or this address will never
   * do (RFC 5321, 4.2.1).
   */
  private static boolean isForGood(MailException failure) {
    return switch (failure) {
      case MailParseException _, MailPreparationException _ -> true;
      case MailSendException sending ->
          Stream.of(sending.getMessageExceptions())
              .flatMap(Outbox::chain)
              .anyMatch(Outbox::isPermanent);
      default -> false;
    };
  }

  private static Stream<Exception> chain(Exception first) {
    return Stream.iterate(
        first,
        one -> one != null,
        one -> one instanceof MessagingException nested ? nested.getNextException() : null);
  }

  private static boolean isPermanent(Exception failure) {
    return switch (failure) {
      case SMTPAddressFailedException address -> address.getReturnCode() / 100 == 5;
      case SMTPSendFailedException message -> message.getReturnCode() / 100 == 5;
      default -> false;
    };
  }

  private static Duration distance(int attempts) {
    var distance = FIRST.multipliedBy(1L << Math.min(attempts, 10));
    return distance.compareTo(MOST) > 0 ? MOST : distance;
  }
}
