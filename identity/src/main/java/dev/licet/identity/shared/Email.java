package dev.licet.identity.shared;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses in the one spelling under which they are kept and compared. */
public final class Email {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");
  private static final int LONGEST = 254;

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final String ENCODED = "xn--";

  /**
   * Letters that have names of their own since IDNA2008, and are other letters to the Java library:
   * it makes {@code strasse.de} of {@code straße.de}, which may be somebody else's (UTS 46, 4).
   */
  private static final Pattern OF_ANOTHER = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

  private Email() {}

  /**
   * The spelling. A domain is in ASCII (RFC 5890, 2.3.2.1), as browsers send what is typed into a
   * field for an e-mail: there is no account for each spelling.
   */
  public static String normalised(String text) {
    var known = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    int domain = known.lastIndexOf('@') + 1;
    return domain == 0 ? known : known.substring(0, domain) + inAscii(known.substring(domain));
  }

  /**
   * Those under which an address may be kept: the one above, and the one that it had while domains
   * were kept as they came.
   */
  public static List<String> spellings(String normalised) {
    int domain = normalised.lastIndexOf('@') + 1;
    if (normalised.length() > LONGEST || normalised.indexOf(ENCODED, domain) < 0) {
      return List.of(normalised);
    }
    var old = normalised.substring(0, domain) + IDN.toUnicode(normalised.substring(domain));
    return old.equals(normalised) ? List.of(normalised) : List.of(normalised, old);
  }

  /** What is no domain name stays as it is. */
  private static String inAscii(String domain) {
    if (domain.length() > LONGEST
        || ASCII.matcher(domain).matches()
        || OF_ANOTHER.matcher(domain).find()) {
      return domain;
    }
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      return domain;
    }
  }

  /** Whether it has the form of an address at all. */
  public static boolean isAddress(String normalised) {
    return normalised.length() <= LONGEST && ADDRESS.matcher(normalised).matches();
  }
}
