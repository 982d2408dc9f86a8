package dev.licet.identity.mail;

import dev.licet.identity.mailserver.Mail;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words a mail: as the tenant's template has it, or in our own words in the user's language. */
@Component
class MailWriter {
  private final MessageSource messages;
  private final Issuer issuer;
  private final TenantSettings settings;
  private final TemplateEngine engine = engine();

  MailWriter(MessageSource messages, Issuer issuer, TenantSettings settings) {
    this.messages = messages;
    this.issuer = issuer;
    this.settings = settings;
  }

  Mail write(MailTo wanted, Optional<MailTemplate> template) {
    return template
        .filter(own -> !own.body().isBlank())
        .map(own -> own(wanted, own))
        .orElseGet(() -> ours(wanted, template));
  }

  private Mail own(MailTo wanted, MailTemplate template) {
    var facts = facts(wanted);
    var subject =
        template.subject().isBlank()
            ? text(wanted, "subject")
            : Placeholders.line(template.subject(), facts);
    return new Mail(
        wanted.recipient(),
        Placeholders.line(template.from(), facts),
        subject,
        subject + "\n\n" + wanted.url() + "\n",
        Placeholders.html(template.body(), facts));
  }

  private Mail ours(MailTo wanted, Optional<MailTemplate> template) {
    var subject = text(wanted, "subject");
    var words =
        Map.<String, Object>of(
            "language", wanted.language().getLanguage(),
            "subject", subject,
            "text", text(wanted, "text"),
            "button", text(wanted, "button"),
            "url", wanted.url(),
            "ignore", text(wanted, "ignore"),
            "name", name());
    var plain =
        "%s\n\n%s:\n%s\n\n%s\n\n%s\n"
            .formatted(
                words.get("text"),
                words.get("button"),
                words.get("url"),
                words.get("ignore"),
                words.get("name"));
    return new Mail(
        wanted.recipient(),
        template.map(said -> Placeholders.line(said.from(), facts(wanted))).orElse(""),
        subject,
        plain,
        engine.process("mail/message", new Context(wanted.language(), words)));
  }

  private String text(MailTo wanted, String part) {
    var key = "mail." + wanted.kind().templateName() + "." + part;
    var arguments = new Object[] {name(), wanted.recipient()};
    return messages.getMessage(key, arguments, wanted.language());
  }

  private String name() {
    return settings.friendlyName().orElse(issuer.domain());
  }

  private Map<String, String> facts(MailTo wanted) {
    var facts = new HashMap<>(wanted.facts());
    facts.put("url", wanted.url());
    facts.put("tenant", issuer.domain());
    facts.put("friendly_name", name());
    facts.put("home_url", issuer.url());
    facts.put("support_email", settings.supportEmail());
    facts.put("support_url", settings.supportUrl());
    facts.put("request_language", wanted.language().toLanguageTag());
    return facts;
  }

  private static TemplateEngine engine() {
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }
}
