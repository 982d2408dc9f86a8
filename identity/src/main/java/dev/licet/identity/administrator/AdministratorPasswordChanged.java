package dev.licet.identity.administrator;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An administrator has another password; said inside the same transaction. */
public record AdministratorPasswordChanged(String id, String email) implements Noted {
  @Override
  public Note note() {
    return Note.of("scp", "Success Change Password")
        .user(id, email)
        .about("connection", Administrator.CONNECTION);
  }
}
