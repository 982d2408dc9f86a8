package dev.licet.spring;

/**
 * The application must not start; the message is one sentence for the person who starts it. Seen by
 * Identity too, whose programs read {@code .env} without a start, and by nobody else.
 */
public final class StartRefused extends RuntimeException {
  StartRefused(String sentence) {
    super(sentence);
  }
}
