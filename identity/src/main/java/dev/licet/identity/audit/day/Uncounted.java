package dev.licet.identity.audit.day;

/** What has happened and is in no day's row yet, though it is written. */
@FunctionalInterface
public interface Uncounted {
  /** Counts it. */
  void count();
}
