package dev.licet.identity.login;

import dev.licet.identity.branding.Colour;
import java.util.List;

/**
 * A colour of a theme, and the custom properties that it sets.
 *
 * @param at where the theme has it
 * @param form the properties; {@code %1$s} is the colour
 */
record ThemeColour(String at, String form) {
  static final List<ThemeColour> ALL =
      List.of(
          new ThemeColour("/page_background/background_color", "--page: %1$s;"),
          of("widget_background", "--card: %1$s;"),
          of("widget_border", "--card-line: %1$s;"),
          of("header", "--header: %1$s;"),
          of("body_text", "--text: %1$s; --quiet: %1$s;"),
          of("icons", "--icons: %1$s;"),
          of("links_focused_components", "--link: %1$s;"),
          of("base_focus_color", "--focus: %1$s;"),
          of(
              "base_hover_color",
              "--hover: color-mix(in srgb, %1$s 12%%, transparent); --hover-filter: none;"),
          of("primary_button", "--primary: %1$s;"),
          of("primary_button_label", "--on-primary: %1$s;"),
          of("secondary_button_border", "--plain-line: %1$s;"),
          of("secondary_button_label", "--plain-text: %1$s;"),
          of("input_background", "--input: %1$s;"),
          of("read_only_background", "--read-only: %1$s;"),
          of("input_border", "--line: %1$s;"),
          of("input_filled_text", "--input-text: %1$s;"),
          of("input_labels_placeholders", "--label: %1$s;"),
          of("error", "--bad-text: %1$s; --bad-page: " + faint("bad")),
          of("success", "--good-text: %1$s; --good-page: " + faint("good")));

  String properties(Colour colour) {
    return form.formatted(colour.hex());
  }

  private static ThemeColour of(String name, String form) {
    return new ThemeColour("/colors/" + name, form);
  }

  private static String faint(String kind) {
    return "color-mix(in srgb, var(--" + kind + "-text) 10%%, var(--card));";
  }
}
