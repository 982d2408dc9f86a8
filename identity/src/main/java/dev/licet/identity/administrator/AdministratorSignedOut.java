package dev.licet.identity.administrator;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An administrator has signed out. */
public record AdministratorSignedOut(String id, String email) implements Noted {
  @Override
  public Note note() {
    return Note.of("slo", "User successfully logged out")
        .user(id, email)
        .about("connection", Administrator.CONNECTION);
  }
}
