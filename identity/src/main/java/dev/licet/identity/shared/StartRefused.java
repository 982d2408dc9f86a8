package dev.licet.identity.shared;

/** Ends the start: its message is the one sentence that the operator sees. */
public final class StartRefused extends RuntimeException {
  public StartRefused(String sentence) {
    super(sentence, null, false, false);
  }
}
