package dev.licet.identity.mail;

import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails to users: written now, in the transaction of what causes them, and sent afterwards. */
@Service
public class Mails {
  private final MailWriter writer;
  private final MailTemplateTable templates;
  private final OutboxTable outbox;
  private final Ids ids;
  private final Clock clock;

  Mails(MailWriter writer, MailTemplateTable templates, OutboxTable outbox, Ids ids, Clock clock) {
    this.writer = writer;
    this.templates = templates;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Puts a mail into the outbox: it is sent if the transaction under way succeeds, and only then.
   * Nothing happens where the tenant has switched off mails of that kind.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(MailTo wanted) {
    var template = template(wanted.kind());
    if (isSent(wanted.kind(), template)) {
      var mail = writer.write(wanted, template);
      outbox.insert(ids.alphanumeric(20), wanted, mail, clock.instant());
    }
  }

  /** What the tenant has said about that kind of mail, if anything. */
  public Optional<MailTemplate> template(MailKind kind) {
    return templates.find(kind);
  }

  private static boolean isSent(MailKind kind, Optional<MailTemplate> template) {
    return template.map(MailTemplate::enabled).orElse(kind.isSentByItself());
  }
}
