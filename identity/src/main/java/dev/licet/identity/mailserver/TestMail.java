package dev.licet.identity.mailserver;

import dev.licet.identity.shared.Issuer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A mail for whoever wants to know whether mails get through: it is sent at once, and once. */
@Component
class TestMail {
  private final MessageSource messages;
  private final Issuer issuer;

  TestMail(MessageSource messages, Issuer issuer) {
    this.messages = messages;
    this.issuer = issuer;
  }

  /** Why the server has not taken it; empty if it has. */
  Optional<MailFailure> send(Smtp server, String recipient) {
    var text = text("text");
    var html = "<p>" + HtmlUtils.htmlEscape(text) + "</p>";
    try {
      server.send(new Mail(recipient, "", text("subject"), text, html));
      return Optional.empty();
    } catch (MailException e) {
      return Optional.of(server.failure(e));
    }
  }

  private String text(String part) {
    return messages.getMessage(
        "mails.test." + part, new Object[] {issuer.domain()}, Locale.ENGLISH);
  }
}
