package dev.licet.identity.recovery;

import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.lockout.Stage;
import dev.licet.identity.mail.MailKind;
import dev.licet.identity.mail.MailTemplate;
import dev.licet.identity.mail.MailTo;
import dev.licet.identity.mail.Mails;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import dev.licet.identity.user.VerificationWanted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether an address is the user's: asked by a mail, answered by its link. */
@Service
class EmailVerification {
  private final Tickets tickets;
  private final Mails mails;
  private final MailFacts facts;
  private final UserSignIns users;
  private final Lockout lockout;
  private final Issuer issuer;
  private final ApplicationEventPublisher events;

  EmailVerification(
      Tickets tickets,
      Mails mails,
      MailFacts facts,
      UserSignIns users,
      Lockout lockout,
      Issuer issuer,
      ApplicationEventPublisher events) {
    this.tickets = tickets;
    this.mails = mails;
    this.facts = facts;
    this.users = users;
    this.lockout = lockout;
    this.issuer = issuer;
    this.events = events;
  }

  /**
   * Asks, in the transaction that has made the user or changed the address. The address may be
   * anybody's: it gets no more mails so than by other requests.
   */
  @EventListener
  @Transactional
  public void wanted(VerificationWanted event) {
    if (lockout.admits(Stage.MAIL, event.user().email())) {
      ask(event.user(), event.clientId(), event.language(), Map.of());
    }
  }

  /**
   * Asks.
   *
   * @param clientId of the application because of which; empty where there is none
   * @param language of the page where it was asked for; empty for the user's own
   * @param more what the mail's template may name besides the user and the application
   */
  @Transactional
  public void ask(User user, String clientId, String language, Map<String, String> more) {
    var template = mails.template(MailKind.VERIFY_EMAIL);
    var known = new HashMap<>(more);
    known.putAll(facts.of(user, clientId));
    var ticket =
        new Ticket(
            TicketKind.EMAIL_VERIFICATION,
            user.id(),
            user.email(),
            template.map(one -> one.resultUrl(known)).orElse(""),
            template.map(MailTemplate::includeEmail).orElse(false),
            clientId,
            true);
    events.publishEvent(AccountNoted.verificationAsked(user));
    var link =
        tickets.link(ticket, template.map(MailTemplate::urlLifetime).orElse(MailTemplate.LIFETIME));
    send(MailKind.VERIFY_EMAIL, user, language, link, known);
  }

  /**
   * Spends the ticket and notes that the address is the user's; empty where it is worth nothing.
   *
   * @param language of the page, for the mail that follows
   */
  @Transactional
  public Optional<Ticket> confirm(String secret, String language) {
    var ticket = tickets.spend(TicketKind.EMAIL_VERIFICATION, secret);
    var user = ticket.flatMap(this::userOf);
    user.ifPresent(one -> verify(one, ticket.orElseThrow().clientId(), language));
    return user.isPresent() ? ticket : Optional.empty();
  }

  /** The ticket, if it has confirmed the user's address less than a minute ago. */
  Optional<Ticket> confirmedJustNow(String secret) {
    return tickets
        .justSpent(TicketKind.EMAIL_VERIFICATION, secret)
        .filter(
            ticket -> userOf(ticket).filter(user -> user.settings().emailVerified()).isPresent());
  }

  private Optional<User> userOf(Ticket ticket) {
    return users.byId(ticket.userId()).filter(user -> user.email().equals(ticket.email()));
  }

  private void verify(User user, String clientId, String language) {
    if (user.settings().emailVerified()) {
      return;
    }
    users.verifyEmail(user);
    events.publishEvent(AccountNoted.verified(user));
    send(MailKind.WELCOME_EMAIL, user, language, issuer.url(), facts.of(user, clientId));
  }

  private void send(
      MailKind kind, User user, String language, String link, Map<String, String> known) {
    mails.send(new MailTo(kind, user.email(), MailFacts.language(user, language), link, known));
  }
}
