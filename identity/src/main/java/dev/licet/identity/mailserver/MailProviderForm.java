package dev.licet.identity.mailserver;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form with the mail provider, as it was filled in.
 *
 * @param password empty to leave the one of before
 * @param contentLink a header that Mandrill reads; empty for none
 * @param configurationSet a header that Amazon SES reads; empty for none
 */
record MailProviderForm(
    Boolean enabled,
    String host,
    String port,
    String user,
    String password,
    String from,
    String contentLink,
    String configurationSet) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String LINE = "Enter one line of at most 300 characters";
  private static final String CONTENT_LINK = "X-MC-ViewContentLink";
  private static final String CONFIGURATION_SET = "X-SES-Configuration-Set";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  MailProviderForm(
      @Nullable Boolean enabled,
      @BindParam("smtp_host") @Nullable String host,
      @BindParam("smtp_port") @Nullable String port,
      @BindParam("smtp_user") @Nullable String user,
      @BindParam("smtp_pass") @Nullable String password,
      @BindParam("default_from_address") @Nullable String from,
      @BindParam("content_link") @Nullable String contentLink,
      @BindParam("configuration_set") @Nullable String configurationSet) {
    this.enabled = Boolean.TRUE.equals(enabled);
    this.host = requireNonNullElse(host, "").strip();
    this.port = requireNonNullElse(port, "").strip();
    this.user = requireNonNullElse(user, "").strip();
    this.password = requireNonNullElse(password, "");
    this.from = requireNonNullElse(from, "").strip();
    this.contentLink = requireNonNullElse(contentLink, "");
    this.configurationSet = requireNonNullElse(configurationSet, "").strip();
  }

  /** As it is, without the password; of a provider that is to be made if there is none. */
  static MailProviderForm of(Optional<MailProvider> provider) {
    var server = provider.map(MailProvider::server);
    var headers = provider.map(MailProvider::headers).orElse(Map.of());
    return new MailProviderForm(
        provider.map(MailProvider::enabled).orElse(true),
        server.map(SmtpServer::host).orElse(""),
        server.map(one -> Integer.toString(one.port())).orElse(""),
        server.map(SmtpServer::user).orElse(""),
        "",
        provider.map(MailProvider::from).orElse(""),
        headers.getOrDefault(CONTENT_LINK, ""),
        headers.getOrDefault(CONFIGURATION_SET, ""));
  }

  /** What is wrong with it for somebody whose provider is that one now. */
  List<FieldProblem> problems(Optional<MailProvider> now) {
    var checks = new FieldChecks();
    credential(checks, "smtp_host", text(host), "Enter the name of a server");
    credential(checks, "smtp_port", portNumber(), "Enter a number from 1 to 65535");
    credential(checks, "smtp_user", text(user), LINE);
    credential(checks, "smtp_pass", text(password), LINE);
    check(checks, "default_from_address", MailProviderBody.COMMON, text(from), LINE);
    header(checks, "content_link", CONTENT_LINK, contentLink, "Choose one of these");
    header(
        checks,
        "configuration_set",
        CONFIGURATION_SET,
        configurationSet,
        "Enter at most 64 letters, digits, hyphens and underscores");
    if (checks.problems().isEmpty()) {
      checks.require(
          !losesPassword(now),
          "smtp_pass",
          "The password of before was for another server or user: enter the one for this");
    }
    return checks.problems();
  }

  /** The Management API's body for it. */
  MailProviderBody body() {
    var body = JSON.objectNode().put("name", "smtp").put("enabled", enabled);
    body.put("default_from_address", from);
    var credentials = body.putObject("credentials").put("smtp_host", host).put("smtp_user", user);
    if (!port.isEmpty()) {
      credentials.set("smtp_port", portNumber());
    }
    if (!password.isEmpty()) {
      credentials.put("smtp_pass", password);
    }
    var headers = body.putObject("settings").putObject("headers");
    if (!contentLink.isEmpty()) {
      headers.put(CONTENT_LINK, contentLink);
    }
    if (!configurationSet.isEmpty()) {
      headers.put(CONFIGURATION_SET, configurationSet);
    }
    return MailProviderBody.of(Payload.of(body, MailProviderBody.NEW));
  }

  private boolean losesPassword(Optional<MailProvider> now) {
    return !user.isEmpty()
        && now.filter(one -> !one.server().password().isEmpty())
            .filter(one -> body().keepingPassword(one).server().password().isEmpty())
            .isPresent();
  }

  private JsonNode portNumber() {
    return port.isEmpty()
        ? JSON.numberNode(MailProviderBody.SUBMISSION)
        : NUMBER.matcher(port).matches() ? JSON.numberNode(Integer.parseInt(port)) : text(port);
  }

  private static void credential(FieldChecks checks, String name, JsonNode value, String message) {
    check(checks, name, MailProviderBody.CREDENTIALS, value, message);
  }

  private static void check(
      FieldChecks checks, String name, ObjectShape shape, JsonNode value, String message) {
    checks.require(shape.allows(name, value), name, message);
  }

  private static void header(
      FieldChecks checks, String field, String header, String value, String message) {
    boolean fits = value.isEmpty() || MailProviderBody.HEADERS.allows(header, text(value));
    checks.require(fits, field, message);
  }

  private static JsonNode text(String text) {
    return JSON.stringNode(text);
  }

  /** Without the password, so that none gets into a log. */
  @Override
  public String toString() {
    return "MailProviderForm[" + host + ":" + port + "]";
  }
}
