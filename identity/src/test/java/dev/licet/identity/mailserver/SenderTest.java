package dev.licet.identity.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.AddressException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class SenderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail@acme.com",
        "<mail@acme.com>",
        "Acme <mail@acme.com>",
        "Grüße von Acme <mail@acme.com>",
        "\"Acme, Inc.\" <mail@acme.com>"
      })
  void isOneAddress(String text) {
    assertThat(Sender.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "acme",
        "Acme <acme>",
        "Acme <>",
        "Acme mail@acme.com",
        "Acme, Inc. <mail@acme.com>",
        "a@acme.com, b@acme.com",
        "a@acme.com, Bob <b@acme.com>",
        "Ann <a@acme.com> <b@acme.com>",
        "Ann <a@acme.com>, Bob <b@acme.com>",
        "Acme <mail@acme.com> Inc",
        "Acme <a@acme.com> (<b@acme.com>",
        "All: a@acme.com;",
        "Acme <mail@acme.com",
        "mail@acme.com\r\nBcc: eve@example.com"
      })
  void isNotAnythingElse(String text) {
    assertThat(Sender.isOne(text)).isFalse();
  }

  /** The name may be a user's: it is a name whatever is in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "mail@acme.com | mail@acme.com",
        "Acme <mail@acme.com> | Acme <mail@acme.com>",
        "Acme, Inc. <mail@acme.com> | \"Acme, Inc.\" <mail@acme.com>",
        "\"Acme, Inc.\" <mail@acme.com> | \"Acme, Inc.\" <mail@acme.com>",
        "\"A \\\"b\\\" c\" <mail@acme.com> | \"A \\\"b\\\" c\" <mail@acme.com>",
        "x <eve@example.com> ( <mail@acme.com> | \"x <eve@example.com> (\" <mail@acme.com>",
        "x\" <eve@example.com>, \" <mail@acme.com>"
            + " | \"x\\\" <eve@example.com>, \\\"\" <mail@acme.com>",
        "Grüße, Acme <mail@acme.com> | =?UTF-8?Q?Gr=C3=BC=C3=9Fe=2C_Acme?= <mail@acme.com>"
      })
  void writesTheNameSoThatThereIsOneAddress(String text, String written) throws Exception {
    assertThat(Sender.of(text)).hasToString(written);
    assertThat(Sender.of(text).getAddress()).isEqualTo("mail@acme.com");
  }

  @Test
  void refusesToWriteSeveral() {
    assertThatThrownBy(() -> Sender.of("a@acme.com, b@acme.com"))
        .isInstanceOf(AddressException.class);
    assertThatThrownBy(() -> Sender.of("Acme <a@acme.com, b@acme.com>"))
        .isInstanceOf(AddressException.class);
  }
}
