package dev.licet.guard.internal;

/** Text from outside as it may be logged: short and harmless. */
public final class Shown {
  private Shown() {}

  /** The text up to that length, with what is no printable ASCII made unreadable. */
  public static String of(String text, int most) {
    String start = text.substring(0, Math.min(text.length(), most));
    return start.replaceAll("[^\\x21-\\x7E]", "?");
  }
}
