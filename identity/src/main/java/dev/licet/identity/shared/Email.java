package dev.licet.identity.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses in the one spelling under which they are kept and compared. */
public final class Email {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");
  private static final int LONGEST = 254;

  private Email() {}

  /** The spelling. */
  public static String normalised(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** Whether it has the form of an address at all. */
  public static boolean isAddress(String normalised) {
    return normalised.length() <= LONGEST && ADDRESS.matcher(normalised).matches();
  }
}
