package dev.licet.identity.mailserver;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * Who sends the mails was changed; said inside the same transaction. The settings hold a password,
 * so they are not told.
 *
 * @param verb what was done, as the log has it
 */
public record MailProviderChanged(String verb) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", verb + " the email provider").target("emails/provider");
  }
}
