package dev.licet.identity.mail;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What callers of the Management API and tenant files say about the template of a mail. */
final class MailTemplateBody {
  private static final int LONGEST = 200_000;
  private static final int LONGEST_LIFE = 30 * 24 * 3_600;

  private static final ObjectShape COMMON =
      object()
          .may("body", text(LONGEST))
          .may("from", line(300))
          .may("subject", line(300))
          .may("resultUrl", line(2_000).orNull())
          .may("syntax", oneOf("liquid"))
          .may("urlLifetimeInSeconds", whole(1, LONGEST_LIFE).orNull())
          .may("includeEmailInRedirect", flag())
          .may("enabled", flag());
  static final ObjectShape NEW = object().must("template", name(64)).and(COMMON);
  static final ObjectShape CHANGES = object().may("template", name(64)).and(COMMON);

  private MailTemplateBody() {}

  /** One of which nothing was said before. */
  static MailTemplate asNew(Payload body) {
    return over(blank(true), body);
  }

  /** One that says nothing, but whether such mails are sent. */
  static MailTemplate blank(boolean enabled) {
    return new MailTemplate("", "", "", "", MailTemplate.LIFETIME, false, enabled);
  }

  /** What is said instead of what was. */
  static MailTemplate over(MailTemplate before, Payload body) {
    return new MailTemplate(
        body.findText("body").orElse(before.body()),
        body.findText("from").orElse(before.from()),
        body.findText("subject").orElse(before.subject()),
        body.clears("resultUrl") ? "" : body.findText("resultUrl").orElse(before.resultUrl()),
        body.clears("urlLifetimeInSeconds")
            ? MailTemplate.LIFETIME
            : body.findWhole("urlLifetimeInSeconds")
                .map(Duration::ofSeconds)
                .orElse(before.urlLifetime()),
        body.findFlag("includeEmailInRedirect").orElse(before.includeEmail()),
        body.findFlag("enabled").orElse(before.enabled()));
  }

  static Map<String, Object> json(MailKind kind, MailTemplate template) {
    var json = new LinkedHashMap<String, Object>();
    json.put("template", kind.templateName());
    json.put("body", template.body());
    json.put("from", template.from());
    json.put("subject", template.subject());
    json.put("resultUrl", template.resultUrl());
    json.put("syntax", "liquid");
    json.put("urlLifetimeInSeconds", template.urlLifetime().toSeconds());
    json.put("includeEmailInRedirect", template.includeEmail());
    json.put("enabled", template.enabled());
    return json;
  }
}
