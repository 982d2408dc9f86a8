package dev.licet.identity.bulk;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;

/** Somebody has given a file of users; said inside the transaction that notes it. */
public record UsersImportBegun(String jobId, String connection, boolean upsert) implements Noted {
  @Override
  public Note note() {
    return Note.of("sapi", "Create a job to import users")
        .target(jobId)
        .about("connection", connection)
        .detail("upsert", upsert);
  }
}
