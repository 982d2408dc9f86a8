package dev.licet.identity.mail;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form with the template of a mail, as it was filled in. */
record MailTemplateForm(
    Boolean enabled,
    String from,
    String subject,
    String body,
    String resultUrl,
    Boolean includeEmail,
    String lifetime) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final String LINE = "Enter one line of at most 300 characters";
  private static final String LIFETIME = "urlLifetimeInSeconds";

  MailTemplateForm(
      @Nullable Boolean enabled,
      @Nullable String from,
      @Nullable String subject,
      @Nullable String body,
      @Nullable String resultUrl,
      @BindParam("includeEmailInRedirect") @Nullable Boolean includeEmail,
      @BindParam(LIFETIME) @Nullable String lifetime) {
    this.enabled = Boolean.TRUE.equals(enabled);
    this.from = requireNonNullElse(from, "").strip();
    this.subject = requireNonNullElse(subject, "").strip();
    this.body = requireNonNullElse(body, "").replace("\r\n", "\n");
    this.resultUrl = requireNonNullElse(resultUrl, "").strip();
    this.includeEmail = Boolean.TRUE.equals(includeEmail);
    this.lifetime = requireNonNullElse(lifetime, "").strip();
  }

  static MailTemplateForm of(MailTemplate template) {
    return new MailTemplateForm(
        template.enabled(),
        template.from(),
        template.subject(),
        template.body(),
        template.resultUrl(),
        template.includeEmail(),
        Long.toString(template.urlLifetime().toSeconds()));
  }

  /** What the Management API would not take either; the rest is said by who saves it. */
  List<FieldProblem> problems() {
    var checks = new FieldChecks();
    check(checks, "from", text(from), LINE);
    check(checks, "subject", text(subject), LINE);
    check(checks, "body", text(body), "Enter at most 200000 characters");
    check(checks, "resultUrl", text(resultUrl), "Enter a URL of at most 2000 characters");
    check(checks, LIFETIME, seconds(), "Enter a number of seconds from 1 to 2592000 (30 days)");
    return checks.problems();
  }

  /** The Management API's body for it. */
  Payload payload() {
    var json = JSON.objectNode();
    json.put("enabled", enabled).put("from", from).put("subject", subject).put("body", body);
    json.put("resultUrl", resultUrl).put("includeEmailInRedirect", includeEmail);
    json.set(LIFETIME, seconds());
    return Payload.of(json, MailTemplateBody.CHANGES);
  }

  private JsonNode seconds() {
    return NUMBER.matcher(lifetime).matches()
        ? JSON.numberNode(Integer.parseInt(lifetime))
        : text(lifetime);
  }

  private static void check(FieldChecks checks, String name, JsonNode value, String message) {
    checks.require(MailTemplateBody.CHANGES.allows(name, value), name, message);
  }

  private static JsonNode text(String text) {
    return JSON.stringNode(text);
  }
}
