package dev.licet.identity.mail;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/email-templates}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/email-templates")
class MailTemplatesApi implements Described {
  private static final Answers ANSWERS = new Answers("email template");
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
  private static final ObjectShape NEW = object().must("template", name(64)).and(COMMON);
  private static final ObjectShape CHANGES = object().may("template", name(64)).and(COMMON);
  private static final MailTemplate BLANK =
      new MailTemplate("", "", "", "", MailTemplate.LIFETIME, false, true);

  private final MailTemplates templates;

  MailTemplatesApi(MailTemplates templates) {
    this.templates = templates;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /email-templates", NEW,
        "PUT /email-templates/{name}", CHANGES,
        "PATCH /email-templates/{name}", CHANGES);
  }

  @GetMapping("/{name}")
  @RequiresScope("read:email_templates")
  ResponseEntity<Object> show(@PathVariable("name") String wanted, HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
    var kind = kind(wanted);
    return Answers.ok(fields.of(json(kind, templates.find(kind).orElseThrow(ANSWERS::missing))));
  }

  @PostMapping
  @RequiresScope("create:email_templates")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, NEW);
    var kind = sent(body.text("template"));
    return Answers.created(json(kind, ANSWERS.done(templates.create(kind, over(BLANK, body)))));
  }

  @PutMapping("/{name}")
  @RequiresScope("update:email_templates")
  ResponseEntity<Object> put(@PathVariable("name") String wanted, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CHANGES);
    var kind = sent(named(wanted, body));
    return Answers.ok(json(kind, ANSWERS.done(templates.put(kind, over(BLANK, body)))));
  }

  @PatchMapping("/{name}")
  @RequiresScope("update:email_templates")
  ResponseEntity<Object> change(@PathVariable("name") String wanted, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CHANGES);
    var kind = kind(named(wanted, body));
    return Answers.ok(json(kind, ANSWERS.done(templates.change(kind, now -> over(now, body)))));
  }

  private static String named(String wanted, Payload body) {
    if (!body.findText("template").orElse(wanted).equals(wanted)) {
      throw new ManagementRefused(
          ManagementError.invalidPayload("The template cannot be renamed", "template"));
    }
    return wanted;
  }

  private static MailKind kind(String name) {
    return MailKind.of(name).orElseThrow(ANSWERS::missing);
  }

  private static MailKind sent(String name) {
    return MailKind.of(name)
        .orElseThrow(() ->
            new ManagementRefused(
                ManagementError.of(
                    HttpStatus.BAD_REQUEST,
                    "operation_not_supported",
                    "This server sends no mail of that kind, only: "
                        + String.join(", ", MailKind.names()))));
  }

  private static MailTemplate over(MailTemplate before, Payload body) {
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

  private static Map<String, Object> json(MailKind kind, MailTemplate template) {
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
