package dev.licet.identity.recovery;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.login.Languages;
import dev.licet.identity.user.User;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What mails say about the user they are for, and the application; and in which language. */
@Component
class MailFacts {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+(?=[/?#]|$)");

  private final Applications applications;

  MailFacts(Applications applications) {
    this.applications = applications;
  }

  /**
   * What is true now: an application that is gone by then is not known.
   *
   * @param clientId of the application; empty where there is none
   */
  Map<String, String> of(User user, String clientId) {
    var facts = of(user);
    applications.byClientId(clientId).map(MailFacts::of).ifPresent(facts::putAll);
    return facts;
  }

  private static Map<String, String> of(User user) {
    var settings = user.settings();
    var facts = new HashMap<String, String>();
    facts.put("user.user_id", user.id());
    facts.put("user.email", user.email());
    facts.put("user.email_verified", Boolean.toString(settings.emailVerified()));
    facts.put("user.name", settings.name());
    facts.put("user.nickname", settings.nickname());
    facts.put("user.given_name", settings.givenName());
    facts.put("user.family_name", settings.familyName());
    facts.put("user.picture", settings.picture());
    facts.put("connection.name", user.connection());
    return facts;
  }

  private static Map<String, String> of(Application application) {
    return Map.of(
        "application.name", application.shownName(),
        "application.clientID", application.wireId(),
        "application.callback_domain", application.firstParty() ? origin(application) : "");
  }

  /**
   * Of the first callback. A stranger's application has said its own itself: nobody is sent there.
   */
  private static String origin(Application application) {
    return application.details().texts("callbacks").stream()
        .findFirst()
        .map(ORIGIN::matcher)
        .filter(Matcher::lookingAt)
        .map(Matcher::group)
        .orElse("");
  }

  /** That one, if it is one of ours; else the user's own. */
  static Locale language(User user, String tag) {
    return Languages.known(Locale.forLanguageTag(tag)).orElseGet(() -> language(user));
  }

  /** The one in the user's own metadata, {@code lang}, if it is one of ours; else English. */
  private static Locale language(User user) {
    var tag = user.settings().userMetadata().members().path("lang").asString("");
    return Languages.known(Locale.forLanguageTag(tag)).orElse(Locale.ENGLISH);
  }
}
