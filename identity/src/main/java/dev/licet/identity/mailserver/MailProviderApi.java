package dev.licet.identity.mailserver;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
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
  private static final ManagementError NONE =
      ManagementError.notFound(
          "inexistent_email_provider", "There is not a configured email provider");

  private final MailProviders providers;

  MailProviderApi(MailProviders providers) {
    this.providers = providers;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /emails/provider",
        MailProviderBody.NEW,
        "PATCH /emails/provider",
        MailProviderBody.CHANGES);
  }

  @GetMapping
  @RequiresScope("read:email_provider")
  ResponseEntity<Object> show(Fields fields) {
    return Answers.ok(
        fields.of(MailProviderBody.json(providers.find().orElseThrow(MailProviderApi::missing))));
  }

  @PostMapping
  @RequiresScope("create:email_provider")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = MailProviderBody.read(request, MailProviderBody.NEW);
    var created = ANSWERS.done(providers.create(body.asNew()));
    return Answers.created(MailProviderBody.json(created));
  }

  @PatchMapping
  @RequiresScope("update:email_provider")
  ResponseEntity<Object> change(HttpServletRequest request) throws IOException {
    var body = MailProviderBody.read(request, MailProviderBody.CHANGES);
    return Answers.ok(MailProviderBody.json(ANSWERS.done(providers.change(body::over))));
  }

  @DeleteMapping
  @RequiresScope("delete:email_provider")
  ResponseEntity<Object> remove() {
    if (!providers.remove()) {
      throw missing();
    }
    return Answers.nothing();
  }

  private static ManagementRefused missing() {
    return new ManagementRefused(NONE);
  }
}
