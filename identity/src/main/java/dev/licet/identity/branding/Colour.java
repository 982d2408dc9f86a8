package dev.licet.identity.branding;

import dev.licet.identity.management.body.Shape;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A colour in hexadecimal: all of what a tenant writes that gets into a style sheet.
 *
 * @param hex {@code #rgb} or {@code #rrggbb}, each with an opacity behind it or without
 */
public record Colour(String hex) {
  private static final String FORM = "#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})";
  private static final Pattern PATTERN = Pattern.compile(FORM);

  static final Shape SHAPE = Shape.matching(FORM);

  public Colour {
    if (!isColour(hex)) {
      throw new IllegalArgumentException(
          "A colour is # and 3, 4, 6 or 8 of the signs 0-9 and a-f, not " + hex);
    }
  }

  /** What was kept, if it is a colour. */
  static Optional<Colour> of(JsonNode kept) {
    return Optional.of(kept.asString("")).filter(Colour::isColour).map(Colour::new);
  }

  /** The same without its opacity. */
  public Colour opaque() {
    boolean isShort = hex.length() < 7;
    return new Colour(hex.substring(0, isShort ? 4 : 7));
  }

  /** Whether white can be read on it better than black (WCAG 2.2, relative luminance). */
  public boolean isDark() {
    var digits = opaque().hex.substring(1);
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

  private static boolean isColour(String text) {
    return PATTERN.matcher(text).matches();
  }
}
