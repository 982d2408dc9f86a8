package dev.licet.identity.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class EmailTest {
  @ParameterizedTest
  @CsvSource({
    "' ADA@Example.COM ',ada@example.com",
    "alice@münchen.de,alice@xn--mnchen-3ya.de",
    "Alice@MÜNCHEN.de,alice@xn--mnchen-3ya.de",
    "alice@mu\u0308nchen.de,alice@xn--mnchen-3ya.de",
    "alice@XN--MNCHEN-3YA.de,alice@xn--mnchen-3ya.de",
    "jörg@example.com,jörg@example.com",
    "jörg@sub.münchen.de,jörg@sub.xn--mnchen-3ya.de",
    "a@b@münchen.de,a@b@xn--mnchen-3ya.de",
    "münchen,münchen"
  })
  void anAddressHasOneSpelling(String typed, String kept) {
    assertThat(Email.normalised(typed)).isEqualTo(kept);
    assertThat(Email.normalised(kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alice@straße.de", "alice@ü..de", "alice@ü_.de", "alice@b\uff20ü.de", "alice@"})
  void whatHasNoSuchSpellingOrMeansAnotherDomainStaysAsItIs(String address) {
    assertThat(Email.normalised(address)).isEqualTo(address);
    assertThat(Email.spellings(address)).containsExactly(address);
  }

  @Test
  void whatIsFarTooLongIsNotWorkedOn() {
    var domain = "ü".repeat(300);
    assertThat(Email.normalised("a@" + domain)).endsWith(domain);
    var encoded = "a@xn--" + "z".repeat(300);
    assertThat(Email.spellings(encoded)).containsExactly(encoded);
  }

  @Test
  void theSpellingOfBeforeIsKnown() {
    assertThat(Email.spellings("alice@xn--mnchen-3ya.de"))
        .containsExactly("alice@xn--mnchen-3ya.de", "alice@münchen.de");
    assertThat(Email.spellings("xn--a@example.com")).containsExactly("xn--a@example.com");
  }
}
