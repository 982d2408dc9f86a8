package dev.licet.identity.recovery;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.mail.MailKind;
import dev.licet.identity.mail.MailTemplate;
import dev.licet.identity.mail.MailTo;
import dev.licet.identity.mail.Mails;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers requests for mails: the request, the ticket and the mail are one transaction. */
@Service
class AccountMails {
  private final MailRequestTable requests;
  private final Connections connections;
  private final UserSignIns users;
  private final Tickets tickets;
  private final Mails mails;
  private final MailFacts facts;
  private final ApplicationEventPublisher events;

  AccountMails(
      MailRequestTable requests,
      Connections connections,
      UserSignIns users,
      Tickets tickets,
      Mails mails,
      MailFacts facts,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.connections = connections;
    this.users = users;
    this.tickets = tickets;
    this.mails = mails;
    this.facts = facts;
    this.events = events;
  }

  @Transactional
  public void answer(MailRequest request) {
    if (requests.delete(request.id())) {
      users
          .bySignInName(request.connection(), request.account())
          .filter(user -> mayHave(user, request.kind()))
          .ifPresent(user -> send(user, request));
    }
  }

  private boolean mayHave(User user, TicketKind kind) {
    return kind != TicketKind.PASSWORD_CHANGE
        || connections
            .byName(user.connection())
            .map(Connection::allowsPasswordChange)
            .orElse(false);
  }

  private void send(User user, MailRequest request) {
    var kind =
        request.kind() == TicketKind.UNBLOCK ? MailKind.BLOCKED_ACCOUNT : MailKind.RESET_EMAIL;
    if (kind == MailKind.RESET_EMAIL) {
      events.publishEvent(AccountNoted.passwordChangeAsked(user));
    }
    var template = mails.template(kind);
    var known = facts.of(user, request.clientId());
    var result = template.map(one -> one.resultUrl(known)).orElse("");
    var link = tickets.link(ticket(user, request, template, result), lifetime(template));
    var language = MailFacts.language(user, request.language());
    mails.send(new MailTo(kind, user.email(), language, link, known));
  }

  /** Who opens the link reads the address's mails. */
  private static Ticket ticket(
      User user, MailRequest request, Optional<MailTemplate> template, String resultUrl) {
    return new Ticket(
        request.kind(),
        user.id(),
        user.email(),
        resultUrl,
        template.map(MailTemplate::includeEmail).orElse(false),
        request.clientId(),
        true);
  }

  private static Duration lifetime(Optional<MailTemplate> template) {
    return template.map(MailTemplate::urlLifetime).orElse(MailTemplate.LIFETIME);
  }
}
