package dev.licet.identity.lockout;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * An account was opened again: by its owner, an administrator or a new password; said inside the
 * same transaction.
 *
 * @param account its e-mail
 */
public record AccountUnblocked(String account) implements Noted {
  @Override
  public Note note() {
    return Note.of("ublkdu", "User login block released").about("user_name", account);
  }
}
