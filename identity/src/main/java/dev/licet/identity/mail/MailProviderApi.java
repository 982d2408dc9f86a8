package dev.licet.identity.mail;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/emails/provider}: SMTP, which every provider speaks. */
@RestController
@RequestMapping(ManagementApi.PATH + "/emails/provider")
class MailProviderApi implements Described {
  private static final Answers ANSWERS = new Answers("email provider");
  private static final int IMPLICIT_TLS = 465;

  private static final ObjectShape CREDENTIALS =
      object()
          .must("smtp_host", name(255))
          .may("smtp_port", whole(1, 65_535))
          .may("smtp_user", line(300))
          .may("smtp_pass", line(300));
  private static final ObjectShape COMMON =
      object().may("enabled", flag()).may("default_from_address", line(300));
  private static final ObjectShape NEW =
      object().must("name", name(32)).must("credentials", CREDENTIALS).and(COMMON);
  private static final ObjectShape CHANGES =
      object().may("name", name(32)).may("credentials", CREDENTIALS).and(COMMON);

  private final MailProviders providers;

  MailProviderApi(MailProviders providers) {
    this.providers = providers;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /emails/provider", NEW, "PATCH /emails/provider", CHANGES);
  }

  @GetMapping
  @RequiresScope("read:email_provider")
  ResponseEntity<Object> show(HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
    return Answers.ok(fields.of(json(providers.find().orElseThrow(ANSWERS::missing))));
  }

  @PostMapping
  @RequiresScope("create:email_provider")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = read(request, NEW);
    var provider =
        new MailProvider(
            body.findFlag("enabled").orElse(true),
            body.findText("default_from_address").orElse(""),
            body.findObject("credentials").map(MailProviderApi::server).orElseThrow());
    return Answers.created(json(ANSWERS.done(providers.create(provider))));
  }

  @PatchMapping
  @RequiresScope("update:email_provider")
  ResponseEntity<Object> change(HttpServletRequest request) throws IOException {
    var body = read(request, CHANGES);
    return Answers.ok(json(ANSWERS.done(providers.change(now -> changed(now, body)))));
  }

  @DeleteMapping
  @RequiresScope("delete:email_provider")
  ResponseEntity<Object> remove() {
    if (!providers.remove()) {
      throw ANSWERS.missing();
    }
    return Answers.nothing();
  }

  private static Payload read(HttpServletRequest request, ObjectShape shape) throws IOException {
    var body = Payload.read(request, shape);
    var name = body.findText("name").orElse("smtp");
    if (!name.equals("smtp")) {
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.BAD_REQUEST,
              "operation_not_supported",
              "This server sends by smtp only, not by '%s': that provider takes mails by SMTP too"
                  .formatted(name)));
    }
    return body;
  }

  private static MailProvider changed(MailProvider now, Payload body) {
    return new MailProvider(
        body.findFlag("enabled").orElse(now.enabled()),
        body.findText("default_from_address").orElse(now.from()),
        body.findObject("credentials").map(MailProviderApi::server).orElse(now.server()));
  }

  private static SmtpServer server(Payload credentials) {
    int port = credentials.findWhole("smtp_port").orElse(587);
    return SmtpServer.of(
        credentials.text("smtp_host"),
        port,
        port == IMPLICIT_TLS,
        credentials.findText("smtp_user").orElse(""),
        credentials.findText("smtp_pass").orElse(""));
  }

  /** Without the password: nobody reads it back. */
  private static Map<String, Object> json(MailProvider provider) {
    var credentials = new LinkedHashMap<String, Object>();
    credentials.put("smtp_host", provider.server().host());
    credentials.put("smtp_port", provider.server().port());
    if (!provider.server().user().isEmpty()) {
      credentials.put("smtp_user", provider.server().user());
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("name", "smtp");
    json.put("enabled", provider.enabled());
    if (!provider.from().isEmpty()) {
      json.put("default_from_address", provider.from());
    }
    json.put("credentials", credentials);
    return json;
  }
}
