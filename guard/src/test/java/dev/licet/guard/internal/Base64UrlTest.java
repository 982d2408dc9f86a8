package dev.licet.guard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
  @Test
  void decodesWhatTheJdkEncodes() throws Malformed {
    Random random = new Random(1);
    for (int length = 0; length < 100; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
      assertThat(Base64Url.decode(text)).isEqualTo(octets);
      assertThat(Base64Url.decode("." + text + ".", 1, text.length() + 1)).isEqualTo(octets);
    }
  }

  @Test
  void decodesInItsOwnPlaceAndLeavesWhatStandsAround() throws Malformed {
    Random random = new Random(2);
    for (int length = 0; length < 100; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
      byte[] characters = (".." + text + "!").getBytes(StandardCharsets.ISO_8859_1);
      int end = Base64Url.decodeInPlace(characters, 2, 2 + text.length());
      assertThat(Arrays.copyOfRange(characters, 2, end)).isEqualTo(octets);
      assertThat(characters).startsWith('.', '.').endsWith('!');
    }
  }

  @Test
  void refusesAForeignCharacterWhereverItStands() { // G10
    for (int length : new int[] {4, 8, 10, 16, 19, 32}) {
      for (int place = 0; place < length; place++) {
        for (char foreign : new char[] {'=', '+', '.', '\0', '\u0080', '\u00ff', '\u0141'}) {
          StringBuilder text = new StringBuilder("A".repeat(length));
          text.setCharAt(place, foreign);
          assertThatThrownBy(() -> Base64Url.decode(text.toString()))
              .as(text.toString())
              .isInstanceOf(Malformed.class);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "AAAAA",
        "Zg==",
        "Zg=",
        "Zm8=",
        "Zh",
        "Zv",
        "Zm9=",
        "Zm-",
        "Zm_",
        "Zm9v Zm9v",
        "Zm 9v",
        " Zm9v",
        "Zm9v\n",
        "Zm9?",
        "####",
        "Zm9+",
        "Zm9/",
        "Zm9\u00e9",
        "Zm9\u0100"
      })
  void refusesEverySpellingButOne(String text) { // G10
    assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(Malformed.class);
  }
}
