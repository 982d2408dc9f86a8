package dev.licet.identity.mail;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the tenant has said about one kind of mail.
 *
 * @param body HTML, with placeholders
 * @param from the sender; empty for the server's own
 * @param resultUrl where the browser goes once the link was used, with placeholders; empty for a
 *     page of this server
 * @param urlLifetime how long the link works
 * @param includeEmail whether {@code resultUrl} is told the user's e-mail
 * @param enabled whether such mails are sent at all
 */
public record MailTemplate(
    String body,
    String from,
    String subject,
    String resultUrl,
    Duration urlLifetime,
    boolean includeEmail,
    boolean enabled) {
  /** How long links work unless a template says something else. */
  public static final Duration LIFETIME = Duration.ofDays(5);

  private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e&&[^\"'<>\\\\]]+");

  /** {@code resultUrl} with these facts in it; empty where that makes no address. */
  public String resultUrl(Map<String, String> facts) {
    var filled = Placeholders.url(resultUrl, facts);
    return URL.matcher(filled).matches() ? filled : "";
  }
}
