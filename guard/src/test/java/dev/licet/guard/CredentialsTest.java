package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Credentials.Scheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final CredentialReader PLAIN = new CredentialReader(false, false, false);
  private static final CredentialReader DPOP = new CredentialReader(true, false, false);

  private static Credentials read(CredentialReader reader, String... headers) {
    return reader.read(TestApi.call(headers), List.of(headers));
  }

  private static Reason reason(String... headers) {
    return reason(read(PLAIN, headers));
  }

  private static Reason reason(Credentials credentials) {
    return ((Credentials.Flawed) credentials).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer abc", "bearer abc", "BEARER\tabc", "  Bearer  \t abc \t", "bEaReR abc"})
  void oneBearerTokenIsTaken(String header) {
    assertThat(read(PLAIN, header)).isEqualTo(presented(Scheme.BEARER, "abc", header));
  }

  private static Credentials presented(Scheme scheme, String token, String header) {
    int from = header.indexOf(token);
    var presented = new Credentials.Presented(scheme, header, from, from + token.length(), false);
    assertThat(presented.token()).isEqualTo(token);
    return presented;
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
    assertThat(read(PLAIN, "Bearer " + endless))
        .isEqualTo(presented(Scheme.BEARER, endless, "Bearer " + endless));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DPoP abc", "dpop abc", " DPOP\tabc "})
  void theSchemeOfProofsIsKnownWhereItIsSwitchedOn(String header) { // RFC 9449 section 7.1
    assertThat(read(DPOP, header)).isEqualTo(presented(Scheme.DPOP, "abc", header));
    assertThat(reason(header)).isEqualTo(Reason.SCHEME_UNKNOWN);
  }

  @Test
  void theSchemeOfProofsIsReadAsStrictly() { // G25
    assertThat(read(DPOP, "Bearer abc")).isInstanceOf(Credentials.Presented.class);
    assertThat(reason(read(DPOP, "DPoP"))).isEqualTo(Reason.TOKEN_MISSING);
    assertThat(reason(read(DPOP, "DPoP a b"))).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason(read(DPOP, "DPoP a", "DPoP a"))).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason(read(DPOP, "DPoP a", "Bearer a"))).isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason(read(DPOP, "DPoPabc"))).isEqualTo(Reason.SCHEME_UNKNOWN);
    assertThat(reason(read(DPOP, "Basic abc"))).isEqualTo(Reason.SCHEME_UNKNOWN);
  }

  @Test
  void aTokenIsNotPartOfWhatItIsSaidOf() {
    assertThat(read(PLAIN, "Bearer secret").toString()).doesNotContain("secret");
  }
}
