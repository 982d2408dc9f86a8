package dev.licet.identity.mail;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

  private final MailTemplates templates;

  MailTemplatesApi(MailTemplates templates) {
    this.templates = templates;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /email-templates", MailTemplateBody.NEW,
        "PUT /email-templates/{name}", MailTemplateBody.CHANGES,
        "PATCH /email-templates/{name}", MailTemplateBody.CHANGES);
  }

  @GetMapping("/{name}")
  @RequiresScope("read:email_templates")
  ResponseEntity<Object> show(@PathVariable("name") String wanted, Fields fields) {
    var kind = kind(wanted);
    return Answers.ok(
        fields.of(MailTemplateBody.json(kind, templates.find(kind).orElseThrow(ANSWERS::missing))));
  }

  @PostMapping
  @RequiresScope("create:email_templates")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, MailTemplateBody.NEW);
    var kind = sent(body.text("template"));
    return Answers.created(
        MailTemplateBody.json(
            kind, ANSWERS.done(templates.create(kind, MailTemplateBody.asNew(body)))));
  }

  @PutMapping("/{name}")
  @RequiresScope("update:email_templates")
  ResponseEntity<Object> put(@PathVariable("name") String wanted, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, MailTemplateBody.CHANGES);
    var kind = sent(named(wanted, body));
    return Answers.ok(
        MailTemplateBody.json(
            kind, ANSWERS.done(templates.put(kind, MailTemplateBody.asNew(body)))));
  }

  @PatchMapping("/{name}")
  @RequiresScope("update:email_templates")
  ResponseEntity<Object> change(@PathVariable("name") String wanted, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, MailTemplateBody.CHANGES);
    var kind = kind(named(wanted, body));
    return Answers.ok(
        MailTemplateBody.json(
            kind, ANSWERS.done(templates.change(kind, now -> MailTemplateBody.over(now, body)))));
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
}
