package dev.licet.identity.login;

import dev.licet.identity.branding.Branding.Look;
import java.util.regex.Pattern;

/**
 * The tenant's colours as a style sheet. Only what is a colour in hexadecimal gets into it.
 *
 * @param primary of buttons
 * @param page behind everything, in the light
 */
record Colours(String primary, String page) {
  private static final Pattern HEXADECIMAL = Pattern.compile("#(?:[0-9a-fA-F]{3}){1,2}");
  private static final String PRIMARY = "#0b7a66";
  private static final String PAGE = "#f3f5f5";

  static Colours of(Look look) {
    return new Colours(checked(look.primary(), PRIMARY), checked(look.page(), PAGE));
  }

  String css() {
    return """
    :root { --primary: %s; --on-primary: %s; }
    @media (prefers-color-scheme: light) { :root { --page: %s; } }
    """
        .formatted(primary, isDark(primary) ? "#ffffff" : "#000000", page);
  }

  private static String checked(String colour, String usual) {
    return HEXADECIMAL.matcher(colour).matches() ? colour : usual;
  }

  /** Whether white can be read on it better than black (WCAG 2.2, relative luminance). */
  private static boolean isDark(String colour) {
    var digits = colour.substring(1);
    var long6 = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
    int rgb = Integer.parseInt(long6, 16);
    double luminance =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05;
  }

  private static double linear(int channel) {
    double part = (channel & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
