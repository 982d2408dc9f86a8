package dev.licet.identity.mail;

import dev.licet.identity.mailserver.Sender;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenant's own templates of mails. */
@Service
class MailTemplates {
  /** As an application has it. */
  private static final Map<String, String> BEGINNING =
      Map.of(Placeholders.CALLBACK, "https://example.com");

  private final MailTemplateTable table;
  private final ApplicationEventPublisher events;

  MailTemplates(MailTemplateTable table, ApplicationEventPublisher events) {
    this.table = table;
    this.events = events;
  }

  Optional<MailTemplate> find(MailKind kind) {
    return table.find(kind);
  }

  /** As it is, or as if there were one that says nothing. */
  MailTemplate shown(MailKind kind) {
    return table.find(kind).orElseGet(() -> MailTemplateBody.blank(kind.isSentByItself()));
  }

  /** Makes a template where there is none. */
  @Transactional
  public Outcome<MailTemplate> create(MailKind kind, MailTemplate template) {
    return table.find(kind).isPresent()
        ? Outcome.taken("template", "There is such a template already")
        : save(kind, template);
  }

  /** Makes a template or replaces it. */
  @Transactional
  public Outcome<MailTemplate> put(MailKind kind, MailTemplate template) {
    return save(kind, template);
  }

  @Transactional
  public Outcome<MailTemplate> change(MailKind kind, UnaryOperator<MailTemplate> change) {
    table.lock(kind);
    return table
        .find(kind)
        .map(now -> save(kind, change.apply(now)))
        .orElseGet(() -> Outcome.missing("template", "There is no such template"));
  }

  private Outcome<MailTemplate> save(MailKind kind, MailTemplate template) {
    var checks = new FieldChecks();
    placeholders(checks, "body", template.body(), Placeholders.NAMES);
    placeholders(checks, "subject", template.subject(), Placeholders.NAMES);
    placeholders(checks, "from", template.from(), Placeholders.NAMES);
    placeholders(checks, "resultUrl", template.resultUrl(), Placeholders.NAMES_IN_URLS);
    checks.require(isSender(template.from()), "from", Sender.WANTED);
    checks.require(
        template.resultUrl().isEmpty() || !template.resultUrl(BEGINNING).isEmpty(),
        "resultUrl",
        "This must be a URL that begins with https:// or {{ application.callback_domain }}");
    if (!checks.problems().isEmpty()) {
      return Outcome.invalid(checks.problems());
    }
    table.save(kind, template);
    events.publishEvent(new MailTemplateChanged(kind));
    return Outcome.done(template);
  }

  private static boolean isSender(String from) {
    return from.isEmpty() || Sender.isOne(Placeholders.sample(from));
  }

  private static void placeholders(
      FieldChecks checks, String field, String text, Set<String> names) {
    Placeholders.problem(text, names).ifPresent(problem -> checks.require(false, field, problem));
  }
}
