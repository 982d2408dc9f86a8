package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCall;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ProofVerdict;
import dev.licet.guard.dpop.ReplayStore;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import dev.licet.testkit.TestToken;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are bound to a key, with proofs of every kind. */
class DpopTest { // G28
  private static final TestKey KEY = TestKeys.ec("client", "ES256");
  private static final TestKey OTHER_KEY = TestKeys.ec("other", "ES256");
  private static final String URL = "https://api.example/user";
  private static final Rule ANY = Rule.authenticated();

  private final TestApi api = new TestApi();
  private final String token = api.tokens.boundTo(KEY).text();
  private final Guard guard = api.builder().dpop(Dpop.accepted()).build();

  private TestProof proof() {
    return proof(KEY);
  }

  private TestProof proof(TestKey key) {
    return TestProof.by(key, "GET", URL, token).madeAt(api.clock.instant());
  }

  private static TestCall call(String scheme, String token, String... proofs) {
    TestCall call = TestCall.to("GET", URL).header("Authorization", scheme + " " + token);
    Arrays.stream(proofs).forEach(proof -> call.header("DPoP", proof));
    return call;
  }

  private Decision check(TestProof proof) {
    return guard.check(call("DPoP", token, proof.text()), ANY);
  }

  private static void assertRefused(ProofCheck why, Decision decision) {
    assertThat(decision).isInstanceOf(Refusal.class);
    Refusal refusal = (Refusal) decision;
    assertThat(refusal.description()).isEqualTo(why.description());
    assertThat(refusal.reason()).isEqualTo(Reason.DPOP_PROOF_INVALID);
    assertThat(refusal.finding().check()).isIn(Check.BINDING, Check.PROOF);
    Answer answer = refusal.answer(call("DPoP", "x"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"invalid_dpop_proof\",\"description\":\"" + why.description() + "\"}");
  }

  private void assertRefused(ProofCheck why, TestProof proof) {
    assertRefused(why, check(proof));
  }

  private static void assertTaken(Decision decision) {
    assertThat(decision).isInstanceOf(Permit.class);
  }

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

  /** What is looked at before the proof is read. */
  @Nested
  class TheHeader {
    @Test
    void mustBeThere() {
      assertRefused(ProofCheck.PRESENT, guard.check(call("DPoP", token), ANY));
      assertRefused(ProofCheck.PRESENT, guard.check(call("DPoP", token, " "), ANY));
    }

    @Test
    void mustBeThereOnce() {
      String one = proof().text();
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one, one), ANY));
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one, proof().text()), ANY));
    }

    @Test
    void mustNotBeAList() {
      String one = proof().text();
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one + "," + one), ANY));
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one + ", "), ANY));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"nonsense", "a.b", "a.b.c.d", "e30.e30.", "e30.e30.AA", "e30=.e30.AA", "..."})
    void mustBeAWellFormedJwt(String text) {
      assertRefused(ProofCheck.FORM, guard.check(call("DPoP", token, text), ANY));
    }

    @Test
    void mustNotBeEndless() { // G14
      assertRefused(ProofCheck.FORM, proof().claim("x", "x".repeat(8 * 1024)));
    }

    @Test
    void mustNotHaveExtensions() { // G7, G8
      assertRefused(ProofCheck.FORM, proof().header("crit", List.of("x")).header("x", 1));
      assertRefused(ProofCheck.FORM, proof().header("b64", true));
    }

    @Test
    void mustNotSayAnythingTwice() { // G11
      String claims = proof().claimsJson().replace("{", "{\"htm\":\"POST\",");
      String text = TestToken.sign(proof().headerJson(), claims, KEY);
      assertRefused(ProofCheck.FORM, guard.check(call("DPoP", token, text), ANY));
    }
  }

  /** The claims that must be there, and be of the right type. */
  @Nested
  class TheClaims {
    @ParameterizedTest
    @ValueSource(strings = {"jti", "htm", "htu", "iat"})
    void mustBeThere(String claim) {
      assertRefused(ProofCheck.FORM, proof().without(claim));
      assertRefused(ProofCheck.FORM, proof().claim(claim, null));
      assertRefused(ProofCheck.FORM, proof().claim(claim, List.of("x")));
      assertRefused(ProofCheck.FORM, proof().claim(claim, ""));
    }

    @Test
    void mustNotHaveANumberForAText() {
      assertRefused(ProofCheck.FORM, proof().claim("jti", 7));
    }

    @Test
    void mustHaveATimeThatIsOne() { // G13
      assertRefused(ProofCheck.FORM, proof().claim("iat", "1795435200"));
      assertRefused(ProofCheck.FORM, proof().claim("iat", -1));
      assertRefused(ProofCheck.FORM, proof().claim("iat", new BigDecimal("1e30")));
    }
  }

  /** Type, algorithm, key and signature. */
  @Nested
  class TheSignature {
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "dpop", "application/dpop+jwt+x"})
    void mustBeThatOfAProof(String type) {
      assertRefused(ProofCheck.TYPE, proof().header("typ", type));
    }

    @Test
    void mustSayThatItIsThatOfAProof() {
      assertRefused(ProofCheck.TYPE, proof().withoutHeader("typ"));
      assertRefused(ProofCheck.TYPE, proof().header("typ", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "es256", "ES256K"})
    void mustBeByAnAlgorithmThatIsAsymmetricAndKnown(String algorithm) {
      assertRefused(ProofCheck.ALGORITHM, proof().header("alg", algorithm));
    }

    @Test
    void mustSayItsAlgorithm() {
      assertRefused(ProofCheck.ALGORITHM, proof().withoutHeader("alg"));
    }

    @Test
    void mustNotComeWithAPrivateKey() {
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("d", "AAAA")));
    }

    @Test
    void mustNotComeWithASymmetricKey() {
      assertRefused(ProofCheck.KEY, proof().header("jwk", Map.of("kty", "oct", "k", "AAAA")));
    }

    @Test
    void mustComeWithAKeyThatIsOne() { // G24
      assertRefused(ProofCheck.KEY, proof().withoutHeader("jwk"));
      assertRefused(ProofCheck.KEY, proof().header("jwk", "text"));
      assertRefused(ProofCheck.KEY, proof().header("jwk", Map.of()));
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("use", "enc")));
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("y", with("x", "").get("y") + "A")));
    }

    @Test
    void mustComeWithAStrongKey() { // G24
      TestKey weak = TestKeys.rsa("weak", 1024);
      assertRefused(ProofCheck.KEY, proof(weak));
    }

    private Map<String, Object> with(String member, Object value) {
      Map<String, Object> jwk = new LinkedHashMap<>(KEY.members());
      jwk.put(member, value);
      return jwk;
    }

    @Test
    void mustBeByTheKeyThatItComesWith() {
      assertRefused(ProofCheck.SIGNATURE, proof().forgedBy(OTHER_KEY));
    }

    @Test
    void mustBeOfTheKindOfItsKey() {
      assertRefused(ProofCheck.SIGNATURE, proof().header("alg", "RS256"));
    }
  }

  /** The call that the proof is for. */
  @Nested
  class TheCall {
    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", "GET ", "HEAD"})
    void mustHaveTheMethodOfTheProof(String method) {
      assertRefused(ProofCheck.METHOD, proof().claim("htm", method));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://api.example/other",
          "https://api.example/user/",
          "https://api.example/USER",
          "https://other.example/user",
          "https://api.example:8443/user",
          "http://api.example/user",
          "https://user@api.example/user",
          "https://api.example/user%2F",
          "https://api.example",
          "/user",
          "https:user",
          "urn:user",
          "https://api.example:999999/user",
          "not a URL"
        })
    void mustHaveTheUrlOfTheProof(String url) {
      assertRefused(ProofCheck.URL, proof().claim("htu", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a=b", "#", "#a"})
    void mustHaveItWithoutQueryAndFragment(String more) {
      assertRefused(ProofCheck.URL, proof().claim("htu", URL + more));
    }

    @ParameterizedTest
    @CsvSource({
      "https://api.example/reset/s3cret, htu with another path",
      "https://other.example:8443/s3cret, htu with the origin https://other.example:8443",
      "https://api.example/user?s3cret, htu that is no http URL without query and fragment",
      "https://s3cret@api.example/user, htu that is no http URL without query and fragment"
    })
    void isRefusedWithoutAWordOnPathsAndQueries(String url, String found) {
      TestProof proof = proof().claim("htu", url);
      Finding finding = ((Refusal) check(proof)).finding();
      assertThat(finding.found()).isEqualTo(found);
      assertThat(finding.expected())
          .isEqualTo("htu with the origin https://api.example and the path of the call");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "HTTPS://API.example/user",
          "https://api.example:443/user",
          "https://api.example:/user",
          "https://api.example/x/../user",
          "https://api.example/./user",
          "https://api.example/%75ser"
        })
    void mayHaveItInAnotherSpelling(String url) {
      assertTaken(check(proof().claim("htu", url)));
    }

    @Test
    void mayHaveAQueryOfItsOwn() {
      TestCall call =
          TestCall.to("GET", URL + "?a=b")
              .header("Authorization", "DPoP " + token)
              .header("DPoP", proof().text());
      assertTaken(guard.check(call, ANY));
    }

    @Test
    void mustBeKnown() {
      Map<String, List<String>> headers =
          Map.of("Authorization", List.of("DPoP " + token), "DPoP", List.of(proof().text()));
      HttpCall call = name -> headers.getOrDefault(name, List.of());
      assertRefused(ProofCheck.METHOD, guard.check(call, ANY));
      HttpCall withMethod =
          new HttpCall() {
            @Override
            public List<String> headers(String name) {
              return headers.getOrDefault(name, List.of());
            }

            @Override
            public Optional<String> method() {
              return Optional.of("GET");
            }
          };
      assertRefused(ProofCheck.URL, guard.check(withMethod, ANY));
    }
  }

  /** When the proof was made. */
  @Nested
  class TheTime {
    @ParameterizedTest
    @CsvSource({"-120, true", "-121, false", "60, true", "61, false", "0, true", "86400, false"})
    void mustBeCloseToNow(int seconds, boolean taken) {
      Decision decision = check(proof().madeAt(api.clock.instant().plusSeconds(seconds)));
      if (taken) {
        assertTaken(decision);
      } else {
        assertRefused(ProofCheck.TIME, decision);
      }
    }

    @Test
    void canBeSet() {
      Dpop longer = Dpop.accepted().proofLifetime(Duration.ofMinutes(5));
      try (Guard lax = api.builder().dpop(longer).build()) {
        String old = proof().madeAt(api.clock.instant().minusSeconds(359)).text();
        assertTaken(lax.check(call("DPoP", token, old), ANY));
        String older = proof().madeAt(api.clock.instant().minusSeconds(361)).text();
        assertRefused(ProofCheck.TIME, lax.check(call("DPoP", token, older), ANY));
      }
    }
  }

  /** The token that the proof goes with. */
  @Nested
  class TheToken {
    @Test
    void mustBeTheOneThatTheProofIsFor() {
      String another = api.tokens.boundTo(KEY).claim("jti", "another").text();
      assertRefused(ProofCheck.TOKEN, guard.check(call("DPoP", another, proof().text()), ANY));
      assertRefused(ProofCheck.TOKEN, proof().without("ath"));
      assertRefused(ProofCheck.TOKEN, proof().claim("ath", "x"));
    }

    @Test
    void mustBeBoundToTheKeyOfTheProof() {
      assertRefused(ProofCheck.BINDING, proof(OTHER_KEY));
    }

    @Test
    void mustBeAGoodOneFirst() {
      String expired = api.tokens.expired().claim("cnf", Map.of("jkt", KEY.thumbprint())).text();
      Refusal refusal = (Refusal) guard.check(call("DPoP", expired, proof().text()), ANY);
      assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_EXPIRED);
    }
  }

  /** The same proof again. */
  @Nested
  class Replay {
    @Test
    void isRefused() {
      TestProof proof = proof();
      assertTaken(check(proof));
      assertRefused(ProofCheck.REPLAY, check(proof));
    }

    @Test
    void isRefusedAlsoWithAnotherSignature() {
      TestProof proof = proof();
      String one = proof.text();
      String other = proof.text();
      assertThat(one).isNotEqualTo(other);
      assertTaken(guard.check(call("DPoP", token, one), ANY));
      assertRefused(ProofCheck.REPLAY, guard.check(call("DPoP", token, other), ANY));
    }

    @Test
    void isRefusedAsLongAsTheProofIsNotTooOld() {
      TestProof proof = proof().madeAt(api.clock.instant().plusSeconds(60));
      assertTaken(check(proof));
      api.clock.advance(Duration.ofSeconds(180));
      assertRefused(ProofCheck.REPLAY, check(proof));
      api.clock.advance(Duration.ofSeconds(1));
      assertRefused(ProofCheck.TIME, check(proof));
    }

    @Test
    void isRefusedOnAnotherNodeThatSharesTheStore() {
      ReplayStore store = ReplayStore.inMemory(10, api.clock);
      try (Guard one = api.builder().dpop(Dpop.accepted().replayStore(store)).build();
          Guard other = api.builder().dpop(Dpop.accepted().replayStore(store)).build()) {
        String proof = proof().text();
        assertTaken(one.check(call("DPoP", token, proof), ANY));
        assertRefused(ProofCheck.REPLAY, other.check(call("DPoP", token, proof), ANY));
      }
    }

    @Test
    void isNotWhatTwoKeysDoThatChooseTheSameId() {
      String others = api.tokens.boundTo(OTHER_KEY).text();
      TestProof othersProof =
          TestProof.by(OTHER_KEY, "GET", URL, others).madeAt(api.clock.instant());
      assertTaken(check(proof().claim("jti", "1")));
      String text = othersProof.claim("jti", "1").text();
      assertTaken(guard.check(call("DPoP", others, text), ANY));
    }

    @Test
    void isRememberedAsLongAsTheProofIsNotTooOldAndByWhoseItIs() {
      List<String> callers = new ArrayList<>();
      List<Duration> lifetimes = new ArrayList<>();
      ReplayStore store =
          (proof, caller, lifetime) -> {
            callers.add(caller);
            lifetimes.add(lifetime);
            return ReplayStore.Use.FIRST;
          };
      try (Guard one = api.builder().dpop(Dpop.accepted().replayStore(store)).build()) {
        TestProof old = proof().madeAt(api.clock.instant().minusSeconds(10));
        assertTaken(one.check(call("DPoP", token, old.text()), ANY));
        String others = api.tokens.boundTo(KEY).claim("sub", "another").text();
        TestProof proof = TestProof.by(KEY, "GET", URL, others).madeAt(api.clock.instant());
        assertTaken(one.check(call("DPoP", others, proof.text()), ANY));
        assertTaken(one.check(call("DPoP", token, proof().text()), ANY));
      }
      Duration whole = Duration.ofMillis(120_001);
      assertThat(lifetimes).containsExactly(whole.minusSeconds(10), whole, whole);
      assertThat(callers.get(0)).matches("[A-Za-z0-9_-]{43}").isEqualTo(callers.get(2));
      assertThat(callers.get(1)).isNotEqualTo(callers.get(0));
    }

    @Test
    void thatCannotBeToldIsNoPass() {
      ReplayStore down = (proof, caller, lifetime) -> ReplayStore.Use.UNKNOWN;
      try (Guard without = api.builder().dpop(Dpop.accepted().replayStore(down)).build()) {
        Refusal refusal = (Refusal) without.check(call("DPoP", token, proof().text()), ANY);
        assertThat(refusal.reason()).isEqualTo(Reason.REPLAY_UNKNOWN);
        Answer answer = refusal.answer(call("DPoP", token));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
            .containsKey("Retry-After")
            .doesNotContainKey("WWW-Authenticate");
      }
    }

    @Test
    void isNotWhatAnotherRuleOfTheSameCallIs() {
      TestCall call = call("DPoP", token, proof().text());
      Permit permit = (Permit) guard.check(call, ANY);
      assertTaken(guard.recheck(permit, call, ANY));
      Refusal refusal = (Refusal) guard.recheck(permit, call, Rule.nobody());
      assertThat(refusal.reason()).isEqualTo(Reason.PERMISSION_MISSING);
    }

    @Test
    void thePermitOfAnOpenRouteServesNobody() {
      Permit open = (Permit) guard.check(TestApi.call(), Rule.open());
      assertThat(((Refusal) guard.recheck(open, TestApi.call(), ANY)).reason())
          .isEqualTo(Reason.HEADER_MISSING);
    }
  }

  /** A nonce, where the API demands one. */
  @Nested
  class TheNonce {
    private final byte[] secret =
        "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private final Guard demanding =
        api.builder().dpop(Dpop.accepted().demandingNonce(secret)).build();

    private Decision check(TestProof proof) {
      return demanding.check(call("DPoP", token, proof.text()), ANY);
    }

    private String handedOut(Decision decision) {
      Answer answer = ((Refusal) decision).answer(call("DPoP", token));
      return answer.headers().get("DPoP-Nonce");
    }

    private void assertDemanded(Decision decision) {
      Refusal refusal = (Refusal) decision;
      assertThat(refusal.reason()).isEqualTo(Reason.DPOP_NONCE_NEEDED);
      Answer answer = refusal.answer(call("DPoP", token));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers().get("WWW-Authenticate"))
          .startsWith("DPoP error=\"use_dpop_nonce\", error_description=\"");
      assertThat(answer.headers().get("DPoP-Nonce")).matches("[A-Za-z0-9_-]{43}");
      assertThat(answer.body()).contains("\"code\":\"use_dpop_nonce\"");
    }

    @Test
    void isDemandedAndThenTaken() {
      Decision first = check(proof());
      assertDemanded(first);
      assertTaken(check(proof().nonce(handedOut(first))));
    }

    @Test
    void comesAlsoWithTheDemandForAProof() {
      Decision first = demanding.check(call("DPoP", token), ANY);
      assertRefused(ProofCheck.PRESENT, first);
      assertTaken(check(proof().nonce(handedOut(first))));
    }

    @Test
    void mustNotBeForeignOrMadeUp() {
      Guard foreign = api.builder().dpop(Dpop.accepted().demandingNonce()).build();
      String theirs = handedOut(foreign.check(call("DPoP", token, proof().text()), ANY));
      assertDemanded(check(proof().nonce(theirs)));
      assertDemanded(check(proof().nonce("x")));
      assertDemanded(check(proof().claim("nonce", 7)));
    }

    @Test
    void mustNotBeStale() {
      String nonce = handedOut(check(proof()));
      api.clock.advance(Duration.ofMinutes(5));
      assertTaken(check(proof().nonce(nonce)));
      api.clock.advance(Duration.ofMinutes(5));
      assertDemanded(check(proof().nonce(nonce)));
    }

    @Test
    void isRenewedWithTheAnswerBeforeItIsStale() {
      String nonce = handedOut(check(proof()));
      assertThat(((Permit) check(proof().nonce(nonce))).headers()).isEmpty();
      api.clock.advance(Duration.ofMinutes(5));
      Permit permit = (Permit) check(proof().nonce(nonce));
      String fresh = permit.headers().get("DPoP-Nonce");
      assertThat(fresh).isNotEqualTo(nonce);
      assertThat(((Permit) check(proof().nonce(fresh))).headers()).isEmpty();
    }

    @Test
    void ofANodeThatKnowsTheSecretIsTaken() {
      Guard node = api.builder().dpop(Dpop.accepted().demandingNonce(secret)).build();
      String theirs = handedOut(node.check(call("DPoP", token, proof().text()), ANY));
      assertTaken(check(proof().nonce(theirs)));
    }

    @Test
    void ofANodeWhoseClockIsAheadIsTaken() {
      api.clock.advance(Duration.ofMinutes(5));
      String nextWindows = handedOut(check(proof()));
      api.clock.advance(Duration.ofSeconds(-60));
      assertTaken(check(proof().nonce(nextWindows)));
      api.clock.advance(Duration.ofSeconds(-1));
      assertDemanded(check(proof().nonce(nextWindows)));
    }

    @Test
    void isOfASecretOfItsOwnWhereNoneIsGiven() {
      Guard one = api.builder().dpop(Dpop.accepted().demandingNonce()).build();
      Guard other = api.builder().dpop(Dpop.accepted().demandingNonce()).build();
      assertThat(handedOut(one.check(call("DPoP", token), ANY)))
          .isNotEqualTo(handedOut(other.check(call("DPoP", token), ANY)));
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
      assertThat(verifier.verify(call)).isEqualTo(new ProofVerdict.Accepted(Optional.empty()));
      assertThat(call.toString())
          .isEqualTo("ProofCall[method=GET, url=https://resource.example.org/protectedresource]");
    }
  }
}
