package dev.licet.identity.mailserver;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;
import static java.util.stream.Collectors.toMap;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What callers of the Management API and tenant files say about who sends mails. */
record MailProviderBody(Payload body) {
  static final int SUBMISSION = 587;
  private static final int IMPLICIT_TLS = 465;

  static final ObjectShape CREDENTIALS =
      object()
          .must("smtp_host", name(255))
          .may("smtp_port", whole(1, 65_535))
          .may("smtp_user", line(300))
          .may("smtp_pass", line(300));

  /** What some of those services read in mails that come by SMTP: Auth0 knows these two. */
  static final ObjectShape HEADERS =
      object()
          .may("X-MC-ViewContentLink", oneOf("true", "false"))
          .may("X-SES-Configuration-Set", matching("[A-Za-z0-9_-]{1,64}"));

  static final ObjectShape COMMON =
      object()
          .may("enabled", flag())
          .may("default_from_address", line(300))
          .may("settings", object().may("headers", HEADERS).orNull());

  private static final ObjectShape OF_ANY =
      COMMON
          .may("name", name(32))
          .may("credentials", Shape.json().orNull())
          .may("settings", Shape.json().orNull());

  static final ObjectShape NEW =
      object().must("name", name(32)).must("credentials", CREDENTIALS).and(COMMON);
  static final ObjectShape CHANGES =
      object().may("name", name(32)).may("credentials", CREDENTIALS).and(COMMON);

  /** Reads it. Of another provider's credentials nothing is said but that it is another one's. */
  static MailProviderBody read(HttpServletRequest request, ObjectShape shape) throws IOException {
    var said = Payload.read(request, OF_ANY);
    of(said);
    return new MailProviderBody(Payload.of(said.json(), shape));
  }

  /**
   * Takes one.
   *
   * @throws ManagementRefused if it is about a provider that is not spoken to
   */
  static MailProviderBody of(Payload body) {
    var name = body.findText("name").orElse("smtp");
    if (!name.equals("smtp")) {
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.BAD_REQUEST,
              "operation_not_supported",
              "This server sends by smtp only, not by '%s': that provider takes mails by SMTP too"
                  .formatted(name)));
    }
    return new MailProviderBody(body);
  }

  /** A provider of which the credentials are said. */
  MailProvider asNew() {
    return new MailProvider(
        body.findFlag("enabled").orElse(true),
        body.findText("default_from_address").orElse(""),
        body.findObject("credentials").map(MailProviderBody::server).orElseThrow(),
        headers(Map.of()));
  }

  /** What is said instead of what was; credentials are replaced whole. */
  MailProvider over(MailProvider now) {
    return new MailProvider(
        body.findFlag("enabled").orElse(now.enabled()),
        body.findText("default_from_address").orElse(now.from()),
        body.findObject("credentials").map(MailProviderBody::server).orElse(now.server()),
        headers(now.headers()));
  }

  /** Settings are said whole. */
  private Map<String, String> headers(Map<String, String> now) {
    return body.has("settings")
        ? body.findObject("settings").flatMap(said -> said.findObject("headers")).stream()
            .flatMap(said -> said.json().properties().stream())
            .collect(toMap(Map.Entry::getKey, one -> one.getValue().stringValue()))
        : now;
  }

  /** The same, but a password that is not said stays; for no other server or user, though. */
  MailProvider keepingPassword(MailProvider now) {
    var wanted = over(now);
    return hasNoPassword() && wanted.server().isAccountOf(now.server())
        ? wanted.withPassword(now.server().password())
        : wanted;
  }

  /** Whether credentials are said without a password, such as those that were shown. */
  private boolean hasNoPassword() {
    return body.findObject("credentials").filter(said -> !said.has("smtp_pass")).isPresent();
  }

  /** Without the password: nobody reads it back. */
  static Map<String, Object> json(MailProvider provider) {
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
    if (!provider.headers().isEmpty()) {
      json.put("settings", Map.of("headers", provider.headers()));
    }
    return json;
  }

  private static SmtpServer server(Payload credentials) {
    int port = credentials.findWhole("smtp_port").orElse(SUBMISSION);
    return SmtpServer.of(
        credentials.text("smtp_host"),
        port,
        port == IMPLICIT_TLS,
        credentials.findText("smtp_user").orElse(""),
        credentials.findText("smtp_pass").orElse(""));
  }
}
