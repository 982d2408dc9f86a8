package dev.licet.identity.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * A tenant's own text, in which {@code {{ user.name }}} stands for what it names. That is all of
 * Auth0's template language there is here: nothing in a template is ever executed.
 */
final class Placeholders {
  private static final String NAME = "application.name";
  private static final String CLIENT = "application.clientID";

  /** The beginning of an address: the rest of one may follow. */
  static final String CALLBACK = "application.callback_domain";

  /** What can be named. */
  static final Set<String> NAMES =
      Set.of(
          "url",
          "tenant",
          "friendly_name",
          "home_url",
          "support_email",
          "support_url",
          "request_language",
          NAME,
          CLIENT,
          CALLBACK,
          "connection.name",
          "organization.id",
          "organization.name",
          "organization.display_name",
          "user.email",
          "user.email_verified",
          "user.name",
          "user.nickname",
          "user.given_name",
          "user.family_name",
          "user.picture",
          "user.user_id");

  /** What can be named in an address. */
  static final Set<String> NAMES_IN_URLS = Set.of(NAME, CLIENT, CALLBACK);

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{-?\\s*([A-Za-z_.]+)\\s*(?:\\|\\s*escape\\s*)?-?}}");

  private Placeholders() {}

  /** What this server cannot do in the text, if there is something. */
  static Optional<String> problem(String text, Set<String> names) {
    if (text.contains("{%")) {
      return Optional.of("Tags such as {% if %} are not supported: use {{ user.name }} only");
    }
    var unknown = new TreeSet<String>();
    var rest = new StringBuilder();
    var found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      if (!names.contains(found.group(1))) {
        unknown.add(found.group(1));
      }
      found.appendReplacement(rest, "");
    }
    found.appendTail(rest);
    if (!unknown.isEmpty()) {
      return Optional.of("There is no " + String.join(", ", unknown) + " to be shown");
    }
    return rest.indexOf("{{") < 0
        ? Optional.empty()
        : Optional.of("A placeholder is {{ and a name and }}, without filters but escape");
  }

  /** The text for HTML: no value can be markup. */
  static String html(String text, Map<String, String> facts) {
    return fill(text, facts, (_, value) -> HtmlUtils.htmlEscape(value));
  }

  /** The text for a header: one line. */
  static String line(String text, Map<String, String> facts) {
    return fill(text, facts, (_, value) -> value).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** The text for an address: no value but the one that can begin it is more than a word there. */
  static String url(String text, Map<String, String> facts) {
    return fill(
        text,
        facts,
        (name, value) -> name.equals(CALLBACK) ? value : UriUtils.encode(value, UTF_8));
  }

  /** The text with a plain word wherever something is named: what it will look like. */
  static String sample(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("word");
  }

  private static String fill(
      String text, Map<String, String> facts, BinaryOperator<String> escaping) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> {
          var name = found.group(1);
          return Matcher.quoteReplacement(escaping.apply(name, facts.getOrDefault(name, "")));
        });
  }
}
