package dev.licet.identity.management.search;

/** A query that is none, or one beyond what is understood. */
public final class NotUnderstood extends RuntimeException {
  NotUnderstood(String what, int place) {
    super("%s at character %d".formatted(what, place), null, false, false);
  }

  /** What was found, and where: one line, fit for an answer. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
