package dev.licet.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.branding.Theme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class ThemeSheetTest {
  private static final String LINE =
      "  (?:(?:--[a-z-]+|color-scheme): (?:#[0-9a-f]{3,8}|[0-9.]+(?:px|rem)|[0-9]+|[a-z]+"
          + "|color-mix\\(in srgb, (?:#[0-9a-f]{3,8}|var\\(--[a-z-]+\\)) 1[02]%,"
          + " (?:transparent|var\\(--card\\))\\)|0 12px 40px rgb\\(0 0 0 / 12%\\)); ?)+";

  private static String css(String... instead) {
    return ThemeSheet.css(TestThemes.kept(instead));
  }

  @Test
  void withoutAThemeNothingIsSaid() {
    assertThat(ThemeSheet.css(Theme.NONE)).isEmpty();
  }

  @Test
  void everyColourIsSomewhere() {
    var css = css();
    for (var place : TestThemes.places()) {
      if (place.startsWith("/colors/") && !place.endsWith("captcha_widget_theme")) {
        assertThat(css(place, "\"#b1b2b3\"")).as(place).contains("#b1b2b3").isNotEqualTo(css);
      }
    }
    assertThat(css).contains("--page: #a00020;", "--primary: #a00012;", "--on-primary: #a00013;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /borders/button_border_radius      | 7          | --button-corner: 7px;
          /borders/buttons_style             | "pill"     | --button-corner: 9999px;
          /borders/buttons_style             | "sharp"    | --button-corner: 0px;
          /borders/button_border_weight      | 0          | --button-border: 0px;
          /borders/input_border_radius       | 0.5        | --input-corner: 0.5px;
          /borders/inputs_style              | "pill"     | --input-corner: 9999px;
          /borders/input_border_weight       | 3          | --input-border: 3px;
          /borders/show_widget_shadow        | false      | --card-shadow: none;
          /borders/show_widget_shadow        | true       | --card-shadow: 0 12px 40px rgb(0 0 0 / 12%);
          /borders/widget_border_weight      | 10         | --card-border: 10px;
          /borders/widget_corner_radius      | 50         | --card-corner: 50px;
          /fonts/reference_text_size         | 24         | --text-size: 1.5rem;
          /fonts/reference_text_size         | 24         | --title-size: 2.25rem;
          /fonts/title/size                  | 75         | --title-size: 0.9375rem;
          /fonts/title/bold                  | false      | --title-weight: 400;
          /fonts/subtitle/size               | 100        | --subtitle-size: 1.25rem;
          /fonts/body_text/bold              | true       | --body-text-weight: 700;
          /fonts/buttons_text/size           | 33.333     | --buttons-text-size: 0.41666rem;
          /fonts/input_labels/size           | 80         | --input-labels-size: 1rem;
          /fonts/links/size                  | 88         | --links-size: 1.1rem;
          /fonts/links_style                 | "normal"   | --link-line: none;
          /fonts/links_style                 | "underlined" | --link-line: underline;
          /page_background/page_layout       | "right"    | --page-layout: right;
          /widget/header_text_alignment      | "left"     | --header-align: left;
          /widget/logo_position              | "center"   | --logo-place: center;
          /widget/logo_height                | 100        | --logo-height: 100px;
          /colors/widget_background          | "#fff"     | color-scheme: light;
          /colors/widget_background          | "#16161680" | color-scheme: dark;
          """)
  void aValueBecomesAProperty(String at, String value, String property) {
    assertThat(css(at, value).lines()).anyMatch(line -> line.strip().equals(property));
  }

  @Test
  void whatIsOfNoSizeAndALogoThatIsNotShownAreAsUsual() {
    assertThat(css("/fonts/title/size", "0")).doesNotContain("--title-size");
    assertThat(css("/widget/logo_position", "\"none\"")).doesNotContain("--logo-place");
  }

  @Test
  void evenWhatSomebodyWroteIntoTheTableDoesNotLeaveItsProperty() { // I5
    for (var place : TestThemes.places()) {
      for (var value :
          List.of(
              "\"#fff;}body{background:url(https://evil.example)}\"",
              "\"red;--card:url(//evil.example)\"",
              "\"#fff\\n}\"",
              "\"*/</style><script>evil()</script>\"",
              "\"1px;} evil\"",
              "1e400",
              "-5",
              "123456789012345678901234567890",
              "true",
              "null",
              "[\"evil\"]",
              "{\"evil\":\"evil\"}")) {
        var css = css(place, value);
        assertThat(css).startsWith(":root {\n").endsWith("}\n");
        assertThat(css.substring(8, css.length() - 2).lines())
            .as("%s: %s", place, value)
            .allMatch(line -> line.matches(LINE))
            .noneMatch(line -> line.contains("evil"));
      }
    }
  }
}
