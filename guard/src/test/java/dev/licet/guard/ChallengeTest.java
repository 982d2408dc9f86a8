package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChallengeTest {
  private static final String EXPIRED =
      "error=\"invalid_token\", error_description=\"token is expired\"";

  private static String text(
      Reason reason, boolean bearer, boolean proof, String... authorization) {
    Challenge challenge =
        new Challenge(
            bearer,
            proof ? Optional.of("ES256 PS256") : Optional.empty(),
            Map.of(),
            Optional.empty());
    Refusal refusal = new Refusal(reason, new Finding(Check.FORM, "", ""), List.of());
    return refusal
        .asking(challenge)
        .answer(TestApi.call(authorization))
        .headers()
        .get("WWW-Authenticate");
  }

  @Test
  void anApiThatTakesBothSchemesSaysBoth() { // RFC 9449 section 7.2
    assertThat(text(Reason.HEADER_MISSING, true, true))
        .isEqualTo("Bearer, DPoP algs=\"ES256 PS256\"");
  }

  @Test
  void anApiThatTakesOnlyBoundTokensSaysSo() { // RFC 9449 section 7.1
    assertThat(text(Reason.HEADER_MISSING, false, true)).isEqualTo("DPoP algs=\"ES256 PS256\"");
    assertThat(text(Reason.TOKEN_EXPIRED, false, true, "Bearer a"))
        .isEqualTo("DPoP " + EXPIRED + ", algs=\"ES256 PS256\"");
  }

  @Test
  void theErrorStandsWithTheSchemeThatTheCallUsed() {
    assertThat(text(Reason.TOKEN_EXPIRED, true, false, "Bearer a")).isEqualTo("Bearer " + EXPIRED);
    assertThat(text(Reason.TOKEN_EXPIRED, true, true, "Bearer a"))
        .isEqualTo("Bearer " + EXPIRED + ", DPoP algs=\"ES256 PS256\"");
    assertThat(text(Reason.TOKEN_EXPIRED, true, true, " dpop a"))
        .isEqualTo("DPoP " + EXPIRED + ", algs=\"ES256 PS256\", Bearer");
    assertThat(text(Reason.HEADER_MALFORMED, true, true, "DPoP a", "DPoP a")).startsWith("Bearer");
  }

  @Test
  void whatOneCallIsAskedForStandsBeforeWhatTheApiAlwaysSays() {
    Challenge api = new Challenge(true, Optional.empty(), Map.of("b", "2"), Optional.of("old"));
    Refusal refusal =
        new Refusal(Reason.HEADER_MISSING, new Finding(Check.CREDENTIALS, "", ""), List.of())
            .asking(api.asking(Challenge.with(Map.of("a", "1"))));
    assertThat(refusal.answer(TestApi.call()).headers())
        .containsEntry("WWW-Authenticate", "Bearer a=\"1\", b=\"2\"")
        .doesNotContainKey("DPoP-Nonce");
  }

  @Test
  void aNonceIsSentInAHeaderOfItsOwn() {
    Refusal refusal =
        new Refusal(Reason.HEADER_MISSING, new Finding(Check.CREDENTIALS, "", ""), List.of())
            .asking(Challenge.BEARER.asking(Challenge.withNonce("n-1")));
    assertThat(refusal.answer(TestApi.call()).headers()).containsEntry("DPoP-Nonce", "n-1");
  }
}
