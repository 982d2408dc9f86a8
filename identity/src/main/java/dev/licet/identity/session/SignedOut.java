package dev.licet.identity.session;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** A user has signed out; said inside the same transaction, after {@link SessionEnded}. */
public record SignedOut(String userId) implements Noted {
  @Override
  public Note note() {
    return Note.of("slo", "User successfully logged out").about("user_id", userId);
  }
}
