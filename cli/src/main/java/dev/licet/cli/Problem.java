package dev.licet.cli;

/** Ends a command: one sentence for standard error that says what is wrong and what to do. */
final class Problem extends RuntimeException {
  Problem(String sentence) {
    super(sentence);
  }

  Problem(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
