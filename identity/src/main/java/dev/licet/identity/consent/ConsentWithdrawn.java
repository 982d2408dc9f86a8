package dev.licet.identity.consent;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * What a user allowed an application at an API is allowed no more; said inside the same
 * transaction.
 */
public record ConsentWithdrawn(Consent consent) implements Noted {
  @Override
  public Note note() {
    return Note.removal("Delete a grant", ConsentJson.of(consent))
        .target(consent.id())
        .about("user_id", consent.userId());
  }
}
