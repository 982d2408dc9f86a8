package dev.licet.identity.job;

import java.util.Locale;

/** How far a job is. */
public enum JobStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return this == COMPLETED || this == FAILED;
  }

  /** As the Management API has it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobStatus ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
