package dev.licet.identity.bulk;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** An import of users is over; said inside the transaction that says so. */
public record UsersImported(String jobId, long inserted, long updated, long failed)
    implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Import users")
        .target(jobId)
        .detail("inserted", inserted)
        .detail("updated", updated)
        .detail("failed", failed);
  }
}
