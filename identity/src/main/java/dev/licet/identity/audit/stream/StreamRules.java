package dev.licet.identity.audit.stream;

import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What streams must be like. Problems bear the names of the Management API's members. */
final class StreamRules {
  private static final int LONGEST = 255;
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
  private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+(; ?charset=utf-8)?");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,2000}");

  /** Those that say how the call itself is made, or what we say there. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "content-type",
          "transfer-encoding",
          "connection",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "authorization",
          "licet-signature");

  /** Auth0's; of some of them nothing ever comes here. */
  static final List<String> CATEGORIES =
      List.of(
          "auth.login.fail",
          "auth.login.notification",
          "auth.login.success",
          "auth.logout.fail",
          "auth.logout.success",
          "auth.signup.fail",
          "auth.signup.success",
          "auth.silent_auth.fail",
          "auth.silent_auth.success",
          "auth.token_exchange.fail",
          "auth.token_exchange.success",
          "management.fail",
          "management.success",
          "system.notification",
          "user.fail",
          "user.notification",
          "user.success");

  private StreamRules() {}

  static List<FieldProblem> check(String name, Sink sink, List<String> filters) {
    var checks = new FieldChecks().name("name", name, LONGEST);
    switch (sink) {
      case Sink.Webhook webhook -> check(checks, webhook);
      case Sink.Syslog syslog ->
          checks
              .require(
                  HOST.matcher(syslog.host()).matches(),
                  "sink.syslogHost",
                  "The name or the address of a host")
              .require(
                  syslog.port() > 0 && syslog.port() <= 65_535,
                  "sink.syslogPort",
                  "A port is a number from 1 to 65535");
      case Sink.File file ->
          checks.require(
              FILE.matcher(file.name()).matches(),
              "sink.fileName",
              "A name such as audit.jsonl: letters, digits, dots and dashes");
    }
    return checks
        .require(
            Set.copyOf(CATEGORIES).containsAll(filters) && filters.size() <= CATEGORIES.size(),
            "filters",
            "There is no such category; there are: " + String.join(", ", CATEGORIES))
        .problems();
  }

  private static void check(FieldChecks checks, Sink.Webhook webhook) {
    checks
        .require(
            webhook.endpoint().length() <= 2_000 && Destinations.isAddress(webhook.endpoint()),
            "sink.httpEndpoint",
            "A URL that begins with https://, without a name or password in it, with a port up to"
                + " 65535")
        .require(
            TYPE.matcher(webhook.contentType()).matches(),
            "sink.httpContentType",
            "A content type such as application/json")
        .require(
            VALUE.matcher(webhook.authorization()).matches(),
            "sink.httpAuthorization",
            "The value of a header: one line of plain characters")
        .require(
            webhook.headers().size() <= 10
                && webhook.headers().entrySet().stream()
                    .allMatch(one -> isHeader(one.getKey(), one.getValue())),
            "sink.httpCustomHeaders",
            "At most 10 headers of plain characters, none that the call itself needs");
  }

  private static boolean isHeader(String name, String value) {
    return HEADER.matcher(name).matches()
        && !OURS.contains(name.toLowerCase(Locale.ROOT))
        && VALUE.matcher(value).matches();
  }
}
