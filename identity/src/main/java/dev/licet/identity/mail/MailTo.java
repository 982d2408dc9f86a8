package dev.licet.identity.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to a user.
 *
 * @param recipient their e-mail
 * @param language in which it is, where the tenant has no template of its own
 * @param url where its link leads: below the server's configured domain. It may hold a secret
 * @param facts what templates know besides, by name, such as {@code user.name}
 */
public record MailTo(
    MailKind kind, String recipient, Locale language, String url, Map<String, String> facts) {
  public MailTo {
    facts = Map.copyOf(facts);
  }

  /** Without the link, so that none gets into a log. */
  @Override
  public String toString() {
    return "MailTo[" + kind + "]";
  }
}
