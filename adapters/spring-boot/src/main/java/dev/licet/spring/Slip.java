package dev.licet.spring;

/** How a name comes to be written wrong; for Identity too, and for nobody else. */
public final class Slip {
  private Slip() {}

  /**
   * Whether one slip of the pen makes the one name the other: neighbours that change places, or a
   * few letters in one place. Short names have too many neighbours for that: PORT has POST and
   * SORT.
   */
  public static boolean between(String meant, String written) {
    int shorter = Math.min(meant.length(), written.length());
    int start = 0;
    while (start < shorter && meant.charAt(start) == written.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start && fromEnd(meant, end) == fromEnd(written, end)) {
      end++;
    }
    var wanted = meant.substring(start, meant.length() - end);
    var found = written.substring(start, written.length() - end);
    return isSwap(wanted, found)
        || Math.max(wanted.length(), found.length()) <= tolerance(meant.length());
  }

  private static char fromEnd(String text, int index) {
    return text.charAt(text.length() - 1 - index);
  }

  private static boolean isSwap(String wanted, String found) {
    return wanted.length() == 2 && new StringBuilder(wanted).reverse().toString().equals(found);
  }

  private static int tolerance(int length) {
    return length < 6 ? 0 : length / 4;
  }
}
