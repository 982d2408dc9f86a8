package dev.licet.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.branding.Branding.Look;
import dev.licet.identity.branding.Colour;
import dev.licet.identity.branding.Pictures;
import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.branding.Theme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ColoursTest {
  private static String css(String primary) {
    return colours(primary, Theme.NONE).css();
  }

  private static Colours colours(String primary, Theme theme) {
    return Colours.of(new Look(new Colour(primary), new Colour("#fff"), Pictures.OURS, theme));
  }

  @ParameterizedTest
  @CsvSource({
    "#0b7a66, #ffffff",
    "#000000, #ffffff",
    "#ffffff, #000000",
    "#ff0, #000000",
    "#00f, #ffffff"
  })
  void textOnTheTenantsColourCanBeRead(String primary, String text) {
    assertThat(css(primary)).contains("--primary: " + primary + "; --on-primary: " + text);
  }

  @ParameterizedTest
  @CsvSource({"#0b7a6612, #0b7a66", "#fff1, #fff"})
  void nothingShinesThroughAButton(String primary, String shown) {
    assertThat(css(primary)).contains("--primary: " + shown + ";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red",
        "#12",
        "#12345",
        "#fff; } body { background: url(https://evil.example)",
        "#fff\n}",
        "url(x)",
        ""
      })
  void nothingButAColourIsOne(String primary) { // I5
    assertThatThrownBy(() -> new Colour(primary))
        .hasMessage("A colour is # and 3, 4, 6 or 8 of the signs 0-9 and a-f, not " + primary);
  }

  @Test
  void otherColoursAreAnotherPath() {
    var one = colours("#123456", Theme.NONE);
    assertThat(ColoursPage.path(one))
        .isEqualTo(ColoursPage.path(colours("#123456", Theme.NONE)))
        .isNotEqualTo(ColoursPage.path(colours("#123457", Theme.NONE)))
        .isNotEqualTo(ColoursPage.path(colours("#123456", TestThemes.kept())));
  }

  @Test
  void aThemeStandsBehindWhatItWinsOver() {
    var css = colours("#123456", TestThemes.kept()).css();
    assertThat(css.lastIndexOf("--primary: ")).isEqualTo(css.indexOf("--primary: #a00012;"));
    assertThat(css.lastIndexOf("--page: ")).isEqualTo(css.indexOf("--page: #a00020;"));
    assertThat(css.substring(css.indexOf("--page: #fff;"))).contains(":root {");
  }
}
