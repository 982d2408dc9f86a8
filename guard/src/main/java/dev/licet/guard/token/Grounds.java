package dev.licet.guard.token;

/** What a verdict rests on besides the time. */
interface Grounds {
  /** Whether it is so still. To be asked for every call, so it waits for nothing. */
  boolean stand();
}
