package dev.licet.identity.branding;

import static dev.licet.identity.management.body.Shape.emptyOr;
import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.link;
import static dev.licet.identity.management.body.Shape.number;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Shape;
import java.util.List;

/** What a theme says: all of it each time. */
final class ThemeShape {
  private static final List<String> COLOURS =
      List.of(
          "body_text",
          "error",
          "header",
          "icons",
          "input_background",
          "input_border",
          "input_filled_text",
          "input_labels_placeholders",
          "links_focused_components",
          "primary_button",
          "primary_button_label",
          "secondary_button_border",
          "secondary_button_label",
          "success",
          "widget_background",
          "widget_border");

  static final ObjectShape SHAPE =
      object()
          .must("borders", borders())
          .must("colors", colors())
          .must("fonts", fonts())
          .must("page_background", background())
          .must("widget", widget())
          .may("displayName", line(2_048))
          .may("identifiers", identifiers());

  private ThemeShape() {}

  private static ObjectShape borders() {
    var style = oneOf("pill", "rounded", "sharp");
    return object()
        .must("button_border_radius", number(1, 10))
        .must("button_border_weight", number(0, 10))
        .must("buttons_style", style)
        .must("input_border_radius", number(0, 10))
        .must("input_border_weight", number(0, 3))
        .must("inputs_style", style)
        .must("show_widget_shadow", flag())
        .must("widget_border_weight", number(0, 10))
        .must("widget_corner_radius", number(0, 50));
  }

  private static ObjectShape colors() {
    var colors =
        object()
            .may("base_focus_color", Colour.SHAPE)
            .may("base_hover_color", Colour.SHAPE)
            .may("read_only_background", Colour.SHAPE)
            .may("captcha_widget_theme", oneOf("auto", "dark", "light"));
    for (var name : COLOURS) {
      colors = colors.must(name, Colour.SHAPE);
    }
    return colors;
  }

  private static ObjectShape fonts() {
    var font = object().must("bold", flag()).must("size", number(0, 150));
    return object()
        .must("body_text", font)
        .must("buttons_text", font)
        .must("font_url", emptyOr(link()))
        .must("input_labels", font)
        .must("links", font)
        .must("links_style", oneOf("normal", "underlined"))
        .must("reference_text_size", number(12, 24))
        .must("subtitle", font)
        .must("title", font);
  }

  private static ObjectShape background() {
    return object()
        .must("background_color", Colour.SHAPE)
        .must("background_image_url", emptyOr(link()))
        .must("page_layout", sides());
  }

  private static ObjectShape widget() {
    return object()
        .must("header_text_alignment", sides())
        .must("logo_height", number(1, 100))
        .must("logo_position", oneOf("center", "left", "none", "right"))
        .must("logo_url", emptyOr(link()))
        .must("social_buttons_layout", oneOf("bottom", "top"));
  }

  private static ObjectShape identifiers() {
    return object()
        .must("login_display", oneOf("separate", "unified"))
        .must("otp_autocomplete", flag())
        .must(
            "phone_display",
            object()
                .must("formatting", oneOf("international", "regional"))
                .must("masking", oneOf("show_all", "hide_country_code", "mask_digits")));
  }

  private static Shape sides() {
    return oneOf("center", "left", "right");
  }
}
