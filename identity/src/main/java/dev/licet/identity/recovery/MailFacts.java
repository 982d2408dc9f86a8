package dev.licet.identity.recovery;

import dev.licet.identity.login.Languages;
import dev.licet.identity.user.User;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What mails say about the user they are for, and in which language. */
final class MailFacts {
  private MailFacts() {}

  static Map<String, String> of(User user, Map<String, String> more) {
    var settings = user.settings();
    var facts = new HashMap<>(more);
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

  /** The one in the user's own metadata, {@code lang}, if it is one of ours; else English. */
  static Locale language(User user) {
    var tag = user.settings().userMetadata().members().path("lang").asString("");
    return Languages.known(Locale.forLanguageTag(tag)).orElse(Locale.ENGLISH);
  }
}
