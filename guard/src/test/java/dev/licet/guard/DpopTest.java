package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCall;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ProofVerdict;
import dev.licet.guard.token.Finding;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import dev.licet.testkit.TestToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are bound to a key, with a proof and without. */
class DpopTest extends BoundTokenCase { // G28

  @Test
  void aBoundTokenIsTakenWithAProof() {
    assertTaken(check(proof()));
    assertTaken(check(proof()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void aProofByAnyRsaAlgorithmIsTaken(String algorithm) {
    assertTakenBy(TestKeys.rsa("r").signing(algorithm));
  }

  @Test
  void aProofByAnyCurveIsTaken() {
    assertTakenBy(TestKeys.ec("e", "ES384"));
    assertTakenBy(TestKeys.ec("e", "ES512"));
    assertTakenBy(TestKeys.ed25519("e"));
  }

  private void assertTakenBy(TestKey key) {
    String bound = api.tokens.boundTo(key).text();
    TestProof proof = TestProof.by(key, "GET", URL, bound).madeAt(api.clock.instant());
    assertTaken(guard.check(call("DPoP", bound, proof.text()), ANY));
  }

  @Test
  void theAlgorithmsCanBeLimited() {
    try (Guard strict = api.builder().dpop(Dpop.accepted().algorithms(List.of("RS256"))).build()) {
      Decision decision = strict.check(call("DPoP", token, proof().text()), ANY);
      assertRefused(ProofCheck.ALGORITHM, decision);
      assertThat(((Refusal) decision).answer(call("DPoP", token)).headers())
          .containsEntry(
              "WWW-Authenticate",
              "DPoP error=\"invalid_dpop_proof\", error_description=\"alg of the DPoP proof is not"
                  + " accepted\", algs=\"RS256\", Bearer");
    }
  }

  @Test
  void thePermissionIsAskedForAfterTheProof() {
    Decision decision = guard.check(call("DPoP", token, proof().text()), Rule.allOf("a"));
    assertThat(((Refusal) decision).reason()).isEqualTo(Reason.PERMISSION_MISSING);
    assertThat(((Refusal) decision).answer(call("DPoP", token)).headers().get("WWW-Authenticate"))
        .startsWith("DPoP error=\"insufficient_scope\"");
  }

  private Finding finding(TestProof proof) {
    return ((Refusal) check(proof)).finding();
  }

  @Test
  void aRefusalSaysWhatWasExpectedAndWhatWasFound() {
    assertFound(proof().header("typ", "JWT"), "typ dpop+jwt", "typ JWT");
    assertFound(proof().header("alg", "HS256"), "alg RS256 or RS384", "alg HS256");
    assertFound(proof().header("jwk", 7), "jwk with a public key", "no jwk that is an object");
    assertFound(proof().claim("htm", "PUT"), "htm GET", "htm PUT");
    Instant old = api.clock.instant().minusSeconds(500);
    assertFound(
        proof().madeAt(old),
        "iat within 60 s before now, give or take 60 s",
        "iat -500 s from now");
    assertFound(proof().claim("ath", "x"), "ath with the hash of the access token", "another");
    assertFound(proof().claim("ath", null), "ath with the hash of the access token", "none");
    assertFound(
        TestProof.by(OTHER_KEY, "GET", URL, token).madeAt(api.clock.instant()),
        "the key whose thumbprint is cnf.jkt of the access token",
        "another");
  }

  private void assertFound(TestProof proof, String expected, String found) {
    Finding finding = finding(proof);
    assertThat(finding.expected()).startsWith(expected);
    assertThat(finding.found()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"0, TIME", "253402300799, TIME", "253402300800, FORM", "-1, FORM"})
  void aTimeIsOneOfTheYearsFrom1970To9999(long seconds, ProofCheck refused) {
    assertRefused(refused, proof().claim("iat", seconds));
  }

  @Test
  void aProofOfMoreThan8192CharactersIsNotRead() {
    String filled = proof().claim("x", "").text();
    int missing = 8192 - filled.length();
    String longest = proof().claim("x", "y".repeat(missing * 3 / 4)).text();
    assertThat(longest.length()).isBetween(8190, 8192);
    assertTaken(guard.check(call("DPoP", token, longest), ANY));
    Decision decision = guard.check(call("DPoP", token, "a".repeat(8193)), ANY);
    assertThat(((Refusal) decision).finding().found()).isEqualTo("more than 8192 characters");
    decision = guard.check(call("DPoP", token, "a".repeat(8192)), ANY);
    assertThat(((Refusal) decision).finding().found()).contains("three parts");
  }

  /** Passing a bound token on without its proof. */
  @Nested
  class Downgrade {
    @Test
    void aBoundTokenIsNoBearerToken() {
      Decision decision = guard.check(call("Bearer", token), ANY);
      assertRefused(ProofCheck.SCHEME, decision);
      assertRefused(ProofCheck.SCHEME, guard.check(call("Bearer", token, proof().text()), ANY));
      assertThat(((Refusal) decision).answer(call("Bearer", token)).headers())
          .containsEntry(
              "WWW-Authenticate",
              "Bearer error=\"invalid_dpop_proof\", error_description=\"The access token is bound to"
                  + " a key: it needs the scheme DPoP and a proof\", DPoP algs=\"RS256 RS384 RS512"
                  + " PS256 PS384 PS512 ES256 ES384 ES512 EdDSA\"");
    }

    @Test
    void notEvenWhereDpopIsNotSwitchedOn() {
      assertRefused(ProofCheck.SCHEME, api.guard.check(call("Bearer", token), ANY));
      assertRefused(ProofCheck.SCHEME, api.guard.check(call("Bearer", token, proof().text()), ANY));
      Refusal other = (Refusal) api.guard.check(call("DPoP", token, proof().text()), ANY);
      assertThat(other.reason()).isEqualTo(Reason.SCHEME_UNKNOWN);
    }

    @Test
    void norWhenTheSameTokenHasJustPassedWithAProof() { // G16
      assertTaken(check(proof()));
      assertRefused(ProofCheck.SCHEME, guard.check(call("Bearer", token), ANY));
      assertRefused(ProofCheck.PRESENT, guard.check(call("DPoP", token), ANY));
    }

    @Test
    void norInAForm() {
      try (Guard lax = api.builder().dpop(Dpop.accepted()).acceptingTokenInForm().build()) {
        TestCall call = TestCall.to("POST", URL).form("access_token", token);
        assertRefused(ProofCheck.SCHEME, lax.check(call.header("DPoP", proof().text()), ANY));
      }
    }

    @Test
    void aTokenThatIsNotBoundHasNothingToProve() {
      String bearer = api.tokens.accessToken().text();
      assertTaken(guard.check(call("Bearer", bearer), ANY));
      TestProof proof = TestProof.by(KEY, "GET", URL, bearer).madeAt(api.clock.instant());
      assertRefused(ProofCheck.BOUND, guard.check(call("DPoP", bearer, proof.text()), ANY));
    }

    @Test
    void whereProofsAreRequiredATokenThatIsNotBoundIsRefused() {
      try (Guard strict = api.builder().dpop(Dpop.required()).build()) {
        String bearer = api.tokens.accessToken().text();
        Decision decision = strict.check(call("Bearer", bearer), ANY);
        assertRefused(ProofCheck.BOUND, decision);
        assertThat(((Refusal) decision).answer(call("Bearer", bearer)).headers().toString())
            .contains("WWW-Authenticate=DPoP error=")
            .doesNotContain("Bearer");
        assertThat(((Refusal) decision).finding().expected())
            .isEqualTo("a token bound to a key, by the scheme DPoP");
        assertThat(((Refusal) decision).finding().found()).isEqualTo("not bound");
        assertRefused(ProofCheck.BOUND, strict.check(call("Bearer", bearer), ANY));
        assertTaken(strict.check(call("DPoP", token, proof().text()), ANY));
      }
    }

    @Test
    void aBindingThatCannotBeCheckedIsKeptByNobody() {
      for (TestToken odd :
          List.of(
              withCnf("text"),
              withCnf(7),
              withCnf(null),
              withCnf(List.of(Map.of("jkt", KEY.thumbprint()))),
              withCnf(Map.of()),
              withCnf(Map.of("jkt", 7)),
              withCnf(Map.of("jkt", List.of(KEY.thumbprint()))),
              withCnf(Map.of("jkt", 7, "x5t#S256", "a")),
              withCnf(Map.of("jkt", "a", "x5t#S256", 7)),
              withCnf(Map.of("kid", "a")),
              withCnf(Map.of("x5t#S256", true)))) {
        assertRefused(ProofCheck.CONFIRMATION, guard.check(call("Bearer", odd.text()), ANY));
        assertRefused(ProofCheck.CONFIRMATION, api.guard.check(call("Bearer", odd.text()), ANY));
      }
    }

    private TestToken withCnf(Object cnf) {
      return api.tokens.accessToken().claim("cnf", cnf);
    }
  }

  /** What the RFC itself shows. */
  @Nested
  class TheExampleOfTheRfc {
    /** RFC 9449 section 4.1, and its access token of section 7.1, to the letter. */
    private static final String PROOF =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0"
            + "VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFq"
            + "SG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwi"
            + "aHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJj"
            + "ZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NB"
            + "cWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-j"
            + "fxSYoMxhAJpLjA";

    private static final String TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
    private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    @Test
    void isTakenAtItsTime() {
      var clock = new TestApi.MovableClock(Instant.ofEpochSecond(1562262618));
      var verifier = Dpop.accepted().verifier(clock);
      var call =
          new ProofCall(
              List.of(PROOF),
              Optional.of("GET"),
              Optional.of("https://resource.example.org/protectedresource"),
              TOKEN,
              "whose it is",
              THUMBPRINT);
      assertThat(verifier.verify(call))
          .isEqualTo(new ProofVerdict.Accepted(THUMBPRINT, Optional.empty()));
      assertThat(call.toString())
          .isEqualTo("ProofCall[method=GET, url=https://resource.example.org/protectedresource]");
    }

    /** Figure 2, to the letter: a request for a token, which has none to name yet. */
    private static final String PROOF_FOR_TOKEN =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0"
            + "VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFq"
            + "SG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwi"
            + "aHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYy"
            + "MjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70n"
            + "fbV37xRZT3Lg";

    @Test
    void isTakenWithoutATokenWhereOneIsAskedFor() {
      var clock = new TestApi.MovableClock(Instant.ofEpochSecond(1562262616));
      var verifier = Dpop.accepted().verifier(clock);
      var request =
          new ProofCall(
              List.of(PROOF_FOR_TOKEN),
              Optional.of("POST"),
              Optional.of("https://server.example.com/token"),
              Optional.empty(),
              "a client");
      assertThat(verifier.verify(request))
          .isEqualTo(new ProofVerdict.Accepted(THUMBPRINT, Optional.empty()));
      assertThat(verifier.verify(request))
          .isInstanceOfSatisfying(
              ProofVerdict.Refused.class,
              refused -> assertThat(refused.check()).isEqualTo(ProofCheck.REPLAY));
    }
  }
}
