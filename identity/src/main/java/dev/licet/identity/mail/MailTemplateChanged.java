package dev.licet.identity.mail;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** The tenant's template of a kind of mail was made or changed; said in the same transaction. */
public record MailTemplateChanged(MailKind kind) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Update an email template")
        .target("email-templates/" + kind.templateName());
  }
}
