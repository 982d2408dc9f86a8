package dev.licet.identity.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The mails that there are, under the names that their templates have. */
public enum MailKind {
  /** Asks whether the address is the user's. */
  VERIFY_EMAIL("verify_email"),
  /** Lets the user choose another password. */
  RESET_EMAIL("reset_email"),
  /** Greets a user whose address is verified; sent only where a template says so. */
  WELCOME_EMAIL("welcome_email"),
  /** Tells the owner that an account was closed to an address, and opens it again. */
  BLOCKED_ACCOUNT("blocked_account");

  private final String templateName;

  MailKind(String templateName) {
    this.templateName = templateName;
  }

  /** As in {@code /api/v2/email-templates/NAME}. */
  public String templateName() {
    return templateName;
  }

  /** Whether it is sent where no template says so. */
  boolean isSentByItself() {
    return this != WELCOME_EMAIL;
  }

  static Optional<MailKind> of(String templateName) {
    return Arrays.stream(values()).filter(kind -> kind.templateName.equals(templateName)).findAny();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(MailKind::templateName).toList();
  }
}
