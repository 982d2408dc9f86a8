package dev.licet.identity.bulk;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/**
 * Somebody may fetch the users from now on; said inside the transaction that notes it.
 *
 * @param connection whose; all, if it is empty
 */
public record UsersExportBegun(String jobId, String connection) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Create a job to export users")
        .target(jobId)
        .about("connection", connection);
  }
}
