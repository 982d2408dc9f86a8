package dev.licet.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.branding.Branding.Look;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ColoursTest {
  private static String css(String primary) {
    return Colours.of(new Look(primary, "#fff", Optional.empty())).css();
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
  void nothingButAColourGetsIn(String primary) { // I5
    assertThat(css(primary)).contains("--primary: #0b7a66;").doesNotContain("evil", "url");
  }

  @Test
  void otherColoursAreAnotherPath() {
    var one = Colours.of(new Look("#123456", "#fff", Optional.empty()));
    var other = Colours.of(new Look("#123457", "#fff", Optional.empty()));
    assertThat(ColoursPage.path(one)).isNotEqualTo(ColoursPage.path(other));
  }
}
