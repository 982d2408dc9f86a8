package dev.licet.identity.administrator;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Map;

/** There is an administrator more; said inside the same transaction. */
public record AdministratorCreated(String id, String email) implements Noted {
  @Override
  public Note note() {
    return Note.creation("Create an administrator", Map.of("email", email))
        .target(id)
        .user(id, email)
        .about("connection", Administrator.CONNECTION);
  }
}
