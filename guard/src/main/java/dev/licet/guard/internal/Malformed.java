package dev.licet.guard.internal;

/**
 * Input that breaks the grammar it was read by. The message says what is wrong and never quotes the
 * input, so it is safe to show. It is an everyday answer to hostile input, so it costs no stack
 * trace.
 */
public final class Malformed extends Exception {
  /** With what is wrong, as the end of a sentence. */
  public Malformed(String whatIsWrong) {
    super(whatIsWrong, null, false, false);
  }

  /** What is wrong, safe to show. */
  public String whatIsWrong() {
    return String.valueOf(getMessage());
  }
}
