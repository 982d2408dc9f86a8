package dev.licet.identity.settings;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form with the tenant's general settings, as it was filled in. */
record SettingsForm(
    String name,
    String supportEmail,
    String supportUrl,
    String audience,
    String directory,
    String session,
    String idle,
    String logoutUrls,
    Boolean userExists) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");
  private static final int YEAR = 525_600;
  private static final int MOST_URLS = 100;
  private static final String FLAG = "enable_public_signup_user_exists_error";

  SettingsForm(
      @BindParam("friendly_name") @Nullable String name,
      @BindParam("support_email") @Nullable String supportEmail,
      @BindParam("support_url") @Nullable String supportUrl,
      @BindParam("default_audience") @Nullable String audience,
      @BindParam("default_directory") @Nullable String directory,
      @BindParam("session_lifetime") @Nullable String session,
      @BindParam("idle_session_lifetime") @Nullable String idle,
      @BindParam("allowed_logout_urls") @Nullable String logoutUrls,
      @BindParam("user_exists") @Nullable Boolean userExists) {
    this.name = requireNonNullElse(name, "").strip();
    this.supportEmail = requireNonNullElse(supportEmail, "").strip();
    this.supportUrl = requireNonNullElse(supportUrl, "").strip();
    this.audience = requireNonNullElse(audience, "");
    this.directory = requireNonNullElse(directory, "");
    this.session = requireNonNullElse(session, "").strip();
    this.idle = requireNonNullElse(idle, "").strip();
    this.logoutUrls = requireNonNullElse(logoutUrls, "").strip();
    this.userExists = Boolean.TRUE.equals(userExists);
  }

  static SettingsForm of(JsonNode settings) {
    return new SettingsForm(
        settings.path("friendly_name").asString(""),
        settings.path("support_email").asString(""),
        settings.path("support_url").asString(""),
        settings.path("default_audience").asString(""),
        settings.path("default_directory").asString(""),
        hours(settings.path("session_lifetime")),
        hours(settings.path("idle_session_lifetime")),
        String.join("\n", texts(settings.path("allowed_logout_urls"))),
        settings.path("flags").path(FLAG).asBoolean(false));
  }

  List<FieldProblem> problems() {
    var checks =
        new FieldChecks()
            .line("friendly_name", name, 128)
            .require(
                supportEmail.isEmpty() || Email.isAddress(supportEmail),
                "support_email",
                "Enter an e-mail address, such as help@example.com")
            .require(supportUrl.isEmpty() || isLink(supportUrl), "support_url", "Enter a whole URL")
            .require(
                lines().size() <= MOST_URLS && lines().stream().allMatch(SettingsForm::isLink),
                "allowed_logout_urls",
                "Enter at most %d whole URLs, one a line".formatted(MOST_URLS));
    lifetime(checks, "session_lifetime", session);
    lifetime(checks, "idle_session_lifetime", idle);
    if (checks.problems().isEmpty()) {
      checks.require(
          minutes(idle).orElseThrow() <= minutes(session).orElseThrow(),
          "idle_session_lifetime",
          "This is longer than a session lasts at most");
    }
    return checks.problems();
  }

  /** The Management API's body for it; flags that the form does not show stay as they are. */
  JsonNode body(JsonNode before) {
    var body = JSON.objectNode();
    body.put("friendly_name", name);
    body.put("support_email", supportEmail);
    body.put("support_url", supportUrl);
    body.put("default_audience", audience);
    body.put("default_directory", directory);
    body.put("session_lifetime_in_minutes", minutes(session).orElseThrow());
    body.put("idle_session_lifetime_in_minutes", minutes(idle).orElseThrow());
    lines().forEach(body.putArray("allowed_logout_urls")::add);
    var flags =
        before.path("flags") instanceof ObjectNode known ? known.deepCopy() : JSON.objectNode();
    body.set("flags", flags.put(FLAG, userExists));
    return body;
  }

  private List<String> lines() {
    return logoutUrls.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static void lifetime(FieldChecks checks, String field, String text) {
    checks.require(
        minutes(text).isPresent(), field, "Enter hours, from one minute (0.0167) to 8760");
  }

  private static Optional<Integer> minutes(String hours) {
    return Optional.of(hours)
        .filter(HOURS.asMatchPredicate())
        .map(text -> new BigDecimal(text).multiply(BigDecimal.valueOf(60)))
        .map(exact -> exact.setScale(0, RoundingMode.HALF_UP).intValueExact())
        .filter(minutes -> minutes >= 1 && minutes <= YEAR);
  }

  private static String hours(JsonNode hours) {
    return BigDecimal.valueOf(hours.asDouble())
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(one -> one.asString("")).toList();
  }

  private static boolean isLink(String text) {
    return Shape.link().allows(JSON.stringNode(text));
  }
}
