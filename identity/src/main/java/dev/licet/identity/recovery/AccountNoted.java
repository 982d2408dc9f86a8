package dev.licet.identity.recovery;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.user.User;

/**
 * Something about a user's address or password was asked or answered by mail; said inside the same
 * transaction.
 *
 * @param type Auth0's code of it
 */
record AccountNoted(User user, String type, String description) implements Noted {
  static AccountNoted verificationAsked(User user) {
    return new AccountNoted(user, "svr", "Verification email sent");
  }

  static AccountNoted verified(User user) {
    return new AccountNoted(user, "sv", "Success Verification Email");
  }

  static AccountNoted passwordChangeAsked(User user) {
    return new AccountNoted(user, "scpr", "Change password email sent");
  }

  @Override
  public Note note() {
    return Note.of(type, description)
        .user(user.id(), user.email())
        .about("connection", user.connection());
  }
}
