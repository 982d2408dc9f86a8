package dev.licet.identity.mail;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * Who sends the mails was changed, or a template; said inside the same transaction. The settings
 * hold a password, so they are not told.
 *
 * @param target what was changed, under the Management API's name
 */
public record MailSettingsChanged(String description, String target) implements Noted {
  static MailSettingsChanged provider(String verb) {
    return new MailSettingsChanged(verb + " the email provider", "emails/provider");
  }

  static MailSettingsChanged template(MailKind kind) {
    return new MailSettingsChanged(
        "Update an email template", "email-templates/" + kind.templateName());
  }

  @Override
  public Note note() {
    return Note.of("sapi", description).target(target);
  }
}
