package dev.licet.identity.login;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.branding.Theme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A theme as custom properties, in the order in which they stand here, so that every node has the
 * same text. What is written is a colour, a number or a word of this class, never one of a tenant.
 */
final class ThemeSheet {
  private static final String SHADOW = "0 12px 40px rgb(0 0 0 / 12%)";
  private static final double PILL = 9_999;
  private static final double USUAL_TEXT = 16;

  private static final Map<String, String> SIDES =
      Map.of("left", "left", "center", "center", "right", "right");
  private static final Map<String, String> LINES =
      Map.of("normal", "none", "underlined", "underline");

  private final Theme theme;

  private ThemeSheet(Theme theme) {
    this.theme = theme;
  }

  /** Empty where there is none. */
  static String css(Theme theme) {
    var sheet = new ThemeSheet(theme);
    var lines =
        Stream.of(sheet.colours(), sheet.borders(), sheet.fonts(), sheet.places())
            .flatMap(each -> each)
            .map(line -> "  " + line + "\n")
            .collect(joining());
    return lines.isEmpty() ? "" : ":root {\n" + lines + "}\n";
  }

  private Stream<String> colours() {
    var properties =
        ThemeColour.ALL.stream()
            .flatMap(each -> theme.colour(each.at()).map(each::properties).stream());
    var scheme =
        theme
            .colour("/colors/widget_background")
            .map(card -> "color-scheme: " + (card.isDark() ? "dark;" : "light;"));
    return Stream.concat(properties, scheme.stream());
  }

  private Stream<String> borders() {
    return Stream.of(
            pixels("--card-border", "/borders/widget_border_weight"),
            pixels("--card-corner", "/borders/widget_corner_radius"),
            theme
                .flag("/borders/show_widget_shadow")
                .map(shown -> property("--card-shadow", shown ? SHADOW : "none")),
            pixels("--button-border", "/borders/button_border_weight"),
            corner("--button-corner", "/borders/buttons_style", "/borders/button_border_radius"),
            pixels("--input-border", "/borders/input_border_weight"),
            corner("--input-corner", "/borders/inputs_style", "/borders/input_border_radius"))
        .flatMap(Optional::stream);
  }

  private Optional<String> corner(String name, String style, String radius) {
    var radii =
        Map.of(
            "pill", Optional.of(PILL), "sharp", Optional.of(0.0), "rounded", theme.number(radius));
    return theme.word(style, radii).flatMap(px -> px).map(px -> property(name, digits(px) + "px"));
  }

  private Stream<String> fonts() {
    var reference = theme.number("/fonts/reference_text_size");
    var text = reference.map(px -> property("--text-size", rem(px)));
    var parts =
        Stream.of("title", "subtitle", "body_text", "buttons_text", "input_labels", "links")
            .flatMap(part -> font(part, reference.orElse(USUAL_TEXT)));
    var line = theme.word("/fonts/links_style", LINES).map(word -> property("--link-line", word));
    return Stream.of(text.stream(), parts, line.stream()).flatMap(each -> each);
  }

  /** Nothing of size nought, which nobody could read: it is as usual. */
  private Stream<String> font(String part, double reference) {
    var name = "--" + part.replace('_', '-');
    return Stream.of(
            theme
                .number("/fonts/" + part + "/size")
                .filter(percent -> percent > 0)
                .map(percent -> property(name + "-size", rem(reference * percent / 100))),
            theme
                .flag("/fonts/" + part + "/bold")
                .map(bold -> property(name + "-weight", bold ? "700" : "400")))
        .flatMap(Optional::stream);
  }

  private Stream<String> places() {
    return Stream.of(
            side("--page-layout", "/page_background/page_layout"),
            side("--header-align", "/widget/header_text_alignment"),
            side("--logo-place", "/widget/logo_position"),
            pixels("--logo-height", "/widget/logo_height"))
        .flatMap(Optional::stream);
  }

  private Optional<String> side(String name, String at) {
    return theme.word(at, SIDES).map(side -> property(name, side));
  }

  private Optional<String> pixels(String name, String at) {
    return theme.number(at).map(px -> property(name, digits(px) + "px"));
  }

  /** Pixels, which grow and shrink with the size of text that the user has chosen. */
  private static String rem(double pixels) {
    return digits(pixels / USUAL_TEXT) + "rem";
  }

  private static String digits(double number) {
    return BigDecimal.valueOf(number)
        .setScale(5, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String property(String name, String value) {
    return name + ": " + value + ";";
  }
}
