package dev.licet.guard.watch;

/**
 * A line of {@code name=value} pairs. Whatever a value holds, it stays one line of printable ASCII
 * and cannot be taken for another pair: what is not plain stands in quotes, and quotes and
 * backslashes in it are escaped.
 */
final class LogLine {
  private static final int MAX_LENGTH = 200;
  private static final String PLAIN = "_-.:/@{}*#$";

  private final StringBuilder line;

  LogLine(String event) {
    this.line = new StringBuilder(event);
  }

  LogLine with(String name, String value) {
    line.append(' ').append(name).append('=');
    boolean plain = !value.isEmpty() && value.chars().allMatch(LogLine::isPlain);
    if (!plain) {
      line.append('"');
    }
    append(value);
    if (!plain) {
      line.append('"');
    }
    return this;
  }

  private static boolean isPlain(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  private void append(String value) {
    for (int i = 0; i < Math.min(value.length(), MAX_LENGTH); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\');
      }
      line.append(c >= 0x20 && c < 0x7F ? c : '?');
    }
    line.append(value.length() > MAX_LENGTH ? "..." : "");
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
