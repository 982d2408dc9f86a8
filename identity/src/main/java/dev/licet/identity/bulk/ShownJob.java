package dev.licet.identity.bulk;

import dev.licet.identity.job.Job;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An import or an export as the dashboard shows it. */
record ShownJob(Job job) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public String id() {
    return job.id();
  }

  public boolean isImport() {
    return job.type().equals(UsersImports.TYPE);
  }

  /** The last part of a message key: {@code jobs.kind.KIND}. */
  public String kind() {
    return isImport() ? "import" : "export";
  }

  public boolean isOver() {
    return job.status().isOver();
  }

  /** The last part of a message key: {@code jobs.status.STATUS}. */
  public String status() {
    return job.status().wireName();
  }

  public int percentage() {
    return job.percentage();
  }

  public String begun() {
    return TIME.format(job.createdAt());
  }

  public long inserted() {
    return count("inserted");
  }

  public long updated() {
    return count("updated");
  }

  public long failed() {
    return count("failed");
  }

  /** Why it could not be done at all; empty unless that is so. */
  public String error() {
    return job.members().path("error").asString("");
  }

  private long count(String name) {
    return job.members().path("summary").path(name).asLong(0);
  }
}
