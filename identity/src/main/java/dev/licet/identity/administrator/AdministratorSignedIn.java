package dev.licet.identity.administrator;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An administrator has signed in to the dashboard. */
public record AdministratorSignedIn(String id, String email) implements Noted {
  @Override
  public Note note() {
    return Note.of("s", "Success Login")
        .user(id, email)
        .about("connection", Administrator.CONNECTION);
  }
}
