package dev.licet.bench.rivals;

/** The token was not accepted. */
public final class Refused extends Exception {
  Refused(String message) {
    super(message);
  }

  Refused(Throwable cause) {
    super(cause);
  }
}
