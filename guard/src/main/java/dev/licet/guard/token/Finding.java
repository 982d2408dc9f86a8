package dev.licet.guard.token;

/**
 * The record of one check: what was expected and what was found. Safe to log and to show: it never
 * holds the token, and what it quotes is short and printable ASCII.
 *
 * @param check which check
 * @param expected what would pass
 * @param found what was there
 */
public record Finding(Check check, String expected, String found) {
  private static final int MAX_LENGTH = 200;

  /** Makes both texts safe to show. */
  public Finding {
    expected = shown(expected);
    found = shown(found);
  }

  private static String shown(String text) {
    return isShowable(text) ? text : madeShowable(text);
  }

  private static boolean isShowable(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 || text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String madeShowable(String text) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), MAX_LENGTH);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      shown.append(c >= 0x20 && c < 0x7F ? c : '?');
    }
    return shown.append(text.length() > MAX_LENGTH ? "..." : "").toString();
  }
}
