package dev.licet.identity.administrator;

import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.Optional;

/**
 * Somebody could not sign in to the dashboard.
 *
 * @param type Auth0's code of the reason
 * @param id the administrator's, where there is one of that e-mail
 * @param email what was typed, if it is an e-mail: people type passwords into the wrong field
 */
public record AdministratorRefused(String type, String reason, String id, String email)
    implements Noted {
  public AdministratorRefused {
    email = Email.isAddress(email) ? email : "";
  }

  static AdministratorRefused wrong(Optional<Administrator> known, String typed) {
    return known
        .map(administrator ->
            new AdministratorRefused(
                "fp", "Wrong email or password.", administrator.id(), administrator.email()))
        .orElseGet(() -> new AdministratorRefused("fu", "Wrong email or password.", "", typed));
  }

  static AdministratorRefused tooMany(String typed) {
    return new AdministratorRefused("limit_wc", "Too many wrong passwords: blocked", "", typed);
  }

  @Override
  public Note note() {
    return Note.of(type, reason).user(id, email).about("connection", Administrator.CONNECTION);
  }
}
