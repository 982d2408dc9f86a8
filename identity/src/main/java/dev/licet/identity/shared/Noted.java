package dev.licet.identity.shared;

/**
 * An event that the log keeps. What is changed says so inside the same transaction, so that the
 * change and its row in the log are there together or not at all.
 */
public interface Noted {
  /** What the log is to say. */
  Note note();
}
