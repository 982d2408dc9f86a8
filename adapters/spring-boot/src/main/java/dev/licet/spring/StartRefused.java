package dev.licet.spring;

/** The application must not start; the message is one sentence for the person who starts it. */
final class StartRefused extends RuntimeException {
  StartRefused(String sentence) {
    super(sentence);
  }
}
