package dev.licet.identity.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class SettingsTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://me:hidden@db.example/licet, postgresql://***@db.example/licet",
    "jdbc:postgresql://me:hidden@db.example/licet, jdbc:postgresql://***@db.example/licet",
    "jdbc:postgresql://db/x?sslpassword=hidden&password=hidden, "
        + "jdbc:postgresql://db/x?sslpassword=***&password=***",
    "smtp://me:hid/den@mail.example, smtp://***@mail.example",
    "smtp://me:hid#d@en?@mail.example, smtp://***@mail.example",
    "smtp:me:hidden@mail.example, ***@mail.example",
    "me:hid/den@mail.example, ***@mail.example",
  })
  void showsNoPasswordOfAUrlThatIsWrong(String value, String shown) {
    assertThat(Settings.shown(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"/etc/licet@2/key.pem", "login.example.com:9443", "10.0.0.0/8", "me@example.com"})
  void showsWhatHoldsNone(String value) {
    assertThat(Settings.shown(value)).isEqualTo(value);
  }

  @Test
  void breaksNoLineOfTheTerminal() {
    assertThat(Settings.shown("a\nb\u001b[2J")).isEqualTo("a?b?[2J");
  }
}
