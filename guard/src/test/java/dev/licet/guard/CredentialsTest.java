package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static Reason reason(String... headers) {
    return ((Credentials.Flawed) Credentials.of(List.of(headers))).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer abc", "bearer abc", "BEARER\tabc", "  Bearer  \t abc \t", "bEaReR abc"})
  void oneBearerTokenIsTaken(String header) {
    assertThat(Credentials.of(List.of(header))).isEqualTo(new Credentials.Bearer("abc"));
  }

  @Test
  void noHeaderIsMissing() {
    assertThat(reason()).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason("")).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason(" \t")).isEqualTo(Reason.HEADER_MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic abc",
        "DPoP abc",
        "abc",
        "Bearerabc",
        "Bearer:abc",
        "Bearer\u00a0abc",
        "Bearer\u000babc",
        "Bearer\nabc",
        "Bearer,abc",
        "Token Bearer abc",
        "Bеarer abc"
      })
  void anotherSchemeIsNotBearer(String header) {
    assertThat(reason(header)).isEqualTo(Reason.SCHEME_UNKNOWN);
  }

  @Test
  void theSchemeAloneHasNoToken() {
    assertThat(reason("Bearer")).isEqualTo(Reason.TOKEN_MISSING);
    assertThat(reason(" bearer \t")).isEqualTo(Reason.TOKEN_MISSING);
  }

  @Test
  void moreThanOneTokenIsNone() { // G25
    assertThat(reason("Bearer a b")).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason("Bearer a, Bearer b")).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason("Bearer a", "Bearer a")).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason("Bearer a", "Basic b")).isEqualTo(Reason.HEADER_MALFORMED);
  }

  @Test
  void anEndlessTokenIsNotSearchedForItsEnd() { // G14
    String endless = "a ".repeat(20_000);
    assertThat(Credentials.of(List.of("Bearer " + endless)))
        .isEqualTo(new Credentials.Bearer(endless));
  }
}
