package dev.licet.identity.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.mailserver.SmtpServer.Security;
import jakarta.mail.MessagingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

/** Hands a mail over to a server, over SMTP. */
public final class Smtp {
  private static final String TIMEOUT = "15000";

  private final String server;
  private final JavaMailSenderImpl sender;
  private final String from;
  private final Map<String, String> headers;

  /**
   * Sends by that server.
   *
   * @param from the address that it is from unless a mail says something else
   * @param headers that each mail has besides
   */
  Smtp(SmtpServer server, String from, Map<String, String> headers) {
    this.server = server.host() + ":" + server.port();
    this.from = from;
    this.headers = headers;
    sender = new JavaMailSenderImpl();
    sender.setHost(server.host());
    sender.setPort(server.port());
    sender.setProtocol(server.security() == Security.TLS ? "smtps" : "smtp");
    sender.setDefaultEncoding("UTF-8");
    if (!server.user().isEmpty()) {
      sender.setUsername(server.user());
      sender.setPassword(server.password());
    }
    sender.setJavaMailProperties(properties(server));
  }

  /**
   * Sends it.
   *
   * @throws org.springframework.mail.MailException if the server has not taken it
   */
  public void send(Mail mail) {
    MimeMessagePreparator message =
        draft -> {
          var parts = new MimeMessageHelper(draft, true, "UTF-8");
          parts.setFrom(Sender.of(mail.sender().isEmpty() ? from : mail.sender()));
          parts.setTo(mail.recipient());
          parts.setSubject(mail.subject());
          parts.setText(mail.text(), mail.html());
          automatic(parts);
          for (var header : headers.entrySet()) {
            draft.setHeader(header.getKey(), header.getValue());
          }
        };
    sender.send(message);
  }

  /** What was thrown by {@link #send}, for the page that asks; without the password. */
  MailFailure failure(MailException thrown) {
    var login = requireNonNullElse(sender.getUsername(), "");
    var password = requireNonNullElse(sender.getPassword(), "");
    return MailFailure.of(thrown)
        .without(List.of(password, base64(password), base64("\0" + login + "\0" + password)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** Host and port, for the log. */
  @Override
  public String toString() {
    return server;
  }

  /** Says that nobody sits there who would read an answer (RFC 3834, 5). */
  private static void automatic(MimeMessageHelper parts) throws MessagingException {
    parts.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
  }

  private static Properties properties(SmtpServer server) {
    var properties = new Properties();
    var prefix = server.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
    properties.put(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "starttls.enable", "true");
    properties.put(
        prefix + "starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
    for (var step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put(prefix + step, TIMEOUT);
    }
    return properties;
  }
}
