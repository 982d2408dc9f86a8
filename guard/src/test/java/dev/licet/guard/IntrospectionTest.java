package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.introspection.Introspection;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.guard.watch.WrittenLines;
import dev.licet.testkit.TestAnswer;
import dev.licet.testkit.TestIntrospection;
import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opaque tokens, with a real issuer to ask. */
class IntrospectionTest {
  private static final String AUDIENCE = "https://hello-api";

  private static final TestIssuer ISSUER = TestIssuer.start();

  private final TestIssuer issuer = ISSUER;
  private final TestIntrospection endpoint = issuer.introspection();
  private final int askedBefore = endpoint.questions();
  private final TestTokens tokens = issuer.tokens(AUDIENCE);
  private final Guard guard = guard(settings());

  @AfterEach
  void recover() {
    guard.close();
    endpoint.recover();
    issuer.recover();
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  private int questions() {
    return endpoint.questions() - askedBefore;
  }

  private static Introspection.Builder settings() {
    return Introspection.as(TestIntrospection.CLIENT_ID, TestIntrospection.CLIENT_SECRET)
        .maxAge(Duration.ZERO)
        .timeout(Duration.ofSeconds(30));
  }

  private TrustedIssuer asked(Introspection.Builder settings) {
    return TrustedIssuer.builder()
        .domain(issuer.domain())
        .audience(AUDIENCE)
        .caFile(issuer.caFile())
        .introspection(settings.build())
        .build();
  }

  private static TrustedIssuer other(String domain) {
    return TrustedIssuer.builder().domain(domain).audience("a").keys(() -> KeySet.EMPTY).build();
  }

  private Guard guard(Introspection.Builder settings) {
    // @start region="introspection"
    Guard guard =
        Guard.builder()
            .domain(issuer.domain())
            .audience(AUDIENCE)
            .caFile(issuer.caFile())
            .introspection(settings.build())
            .build();
    // @end
    return guard;
  }

  private static Decision check(Guard guard, String token) {
    return guard.check(TestApi.call("Bearer " + token), Rule.allOf("read:books"));
  }

  private Reason reason(String token) {
    return ((Refusal) check(guard, token)).reason();
  }

  @Test
  void aTokenThatItsIssuerVouchesForPasses() {
    Permit permit =
        (Permit) check(guard, endpoint.issue(tokens.ofUser().claim("scope", "read:books")));
    assertThat(permit.caller().orElseThrow().subject()).startsWith("auth0|");
    assertThat(reason(endpoint.issue(tokens.ofUser()))).isEqualTo(Reason.PERMISSION_MISSING);
  }

  @Test
  void theSecretMayGoIntoTheBodyAndTheEndpointMayBeGiven() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    assertThat(check(guard, token)).isInstanceOf(Permit.class);
    assertThat(endpoint.secretWasInBody()).isFalse();
    Introspection.Builder given =
        settings().sendingSecretInBody().endpoint(issuer.issuer() + "oauth/introspect");
    try (Guard other = guard(given)) {
      assertThat(check(other, token)).isInstanceOf(Permit.class);
      assertThat(endpoint.secretWasInBody()).isTrue();
    }
  }

  @Test
  void answersMayHaveToBeSigned() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    try (Guard strict = guard(settings().requiringSignedAnswers())) {
      assertThat(check(strict, token)).isInstanceOf(Permit.class);
      issuer.rotate();
      assertThat(check(strict, token)).isInstanceOf(Permit.class);
      endpoint.revoke(token);
      assertThat(((Refusal) check(strict, token)).finding().check()).isEqualTo(Check.ACTIVE);
      endpoint.answerWith(TestAnswer.json("{\"active\":true}"));
      assertThat(((Refusal) check(strict, "another")).finding().found())
          .isEqualTo("an answer that is not application/token-introspection+jwt");
    }
  }

  @Test
  void aRevokedTokenIsRefusedInTheWordsOfAnUnparsableOne() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    assertThat(check(guard, token)).isInstanceOf(Permit.class);
    endpoint.revoke(token);
    Refusal refusal = (Refusal) check(guard, token);
    assertThat(refusal.answer(TestApi.call()).body())
        .isEqualTo(
            "{\"code\":\"invalid_header\",\"description\":\"Unable to parse authentication"
                + " token.\"}");
    assertThat(refusal.finding().found()).isEqualTo("active false");
  }

  @Test
  void aTokenForAnotherApiOrByAnotherIssuerOrExpiredIsRefused() {
    assertThat(reason(endpoint.issue(tokens.forAnotherApi()))).isEqualTo(Reason.CLAIMS_INVALID);
    assertThat(reason(endpoint.issue(tokens.byAnotherIssuer()))).isEqualTo(Reason.CLAIMS_INVALID);
    assertThat(reason(endpoint.issue(tokens.expired()))).isEqualTo(Reason.TOKEN_EXPIRED);
  }

  @Test
  void anExplanationTellsWhatTheIssuerSaid() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    Explanation passed = guard.explain(token, Rule.allOf("read:books"));
    assertThat(passed.decision()).isInstanceOf(Permit.class);
    assertThat(passed.steps())
        .filteredOn(step -> step.outcome() == Explanation.Outcome.PASSED)
        .extracting(Explanation.Step::check)
        .contains(Check.ISSUER_ASKED, Check.ACTIVE, Check.AUDIENCE, Check.PERMISSION)
        .doesNotContain(Check.FORM, Check.SIGNATURE);
    endpoint.revoke(token);
    Explanation failed = guard.explain(token, Rule.allOf("read:books"));
    assertThat(failed.steps())
        .filteredOn(step -> step.outcome() == Explanation.Outcome.FAILED)
        .extracting(Explanation.Step::check)
        .containsExactly(Check.ACTIVE);
  }

  @Test
  void aJwtIsNeverIntrospected() {
    assertThat(reason(tokens.forged().text())).isEqualTo(Reason.TOKEN_MALFORMED);
    assertThat(reason("a.b.c")).isEqualTo(Reason.TOKEN_MALFORMED);
    assertThat(reason("a.b.c.d.e")).isEqualTo(Reason.TOKEN_MALFORMED); // G3
    assertThat(questions()).isZero();
    assertThat(check(guard, tokens.withScope("read:books").text())).isInstanceOf(Permit.class);
  }

  @Test
  void ofSeveralIssuersTheOneThatIsToBeAskedIs() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    Issuers issuers = Issuers.of(other("one.example"), asked(settings()), other("two.example"));
    try (Guard several = Guard.builder().issuers(issuers).build()) {
      assertThat(check(several, token)).isInstanceOf(Permit.class);
      assertThat(several.explain(token, Rule.authenticated()).decision())
          .isInstanceOf(Permit.class);
      issuers.remove("https://one.example/");
      assertThat(check(several, token)).isInstanceOf(Permit.class);
    }
  }

  @Test
  void whatAnIssuerSaidIsVoidOnceItIsNotTrustedAnyMoreOrOnOtherTerms() { // G16
    String token = endpoint.issue(tokens.withScope("read:books"));
    TrustedIssuer remembering = asked(settings().maxAge(Duration.ofHours(1)));
    Issuers issuers = Issuers.of(remembering);
    try (Guard several = Guard.builder().issuers(issuers).build()) {
      assertThat(check(several, token)).isInstanceOf(Permit.class);
      issuers.remove(remembering.issuer());
      assertThat(((Refusal) check(several, token)).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
      endpoint.revoke(token);
      issuers.add(remembering);
      Refusal asked = (Refusal) check(several, token);
      assertThat(asked.finding().check()).isEqualTo(Check.ACTIVE);
      issuers.add(
          TrustedIssuer.builder()
              .domain(issuer.domain())
              .audience(AUDIENCE)
              .caFile(issuer.caFile())
              .build());
      Refusal unasked = (Refusal) check(several, token);
      assertThat(unasked.finding().check()).isEqualTo(Check.FORM);
    }
  }

  @Test
  void twoIssuersCannotBothBeAsked() { // G30
    String both =
        "the issuers '"
            + issuer.issuer()
            + "' and 'https://b.example/' are both to be asked about tokens that are no JWT, which"
            + " do not say whose they are: leave introspection out for one of them, or build a"
            + " guard for each";
    TrustedIssuer second =
        TrustedIssuer.builder()
            .domain("b.example")
            .audience("a")
            .introspection(settings().build())
            .build();
    assertThatThrownBy(() -> Issuers.of(asked(settings()), second)).hasMessage(both);
    Issuers issuers = Issuers.of(asked(settings()));
    assertThatThrownBy(() -> issuers.add(second)).hasMessage(both);
    assertThat(issuers.urls()).containsExactly(issuer.issuer());
    issuers.add(asked(settings()));
    issuers.remove(issuer.issuer());
    issuers.add(second);
    assertThat(issuers.urls()).containsExactly("https://b.example/");
  }

  @Test
  void aTokenBoundToAKeyNeedsItsProofHereToo() { // G28
    String bound =
        endpoint.issue(tokens.withScope("read:books").claim("cnf", Map.of("jkt", "a".repeat(43))));
    assertThat(reason(bound)).isEqualTo(Reason.DPOP_PROOF_INVALID);
  }

  private void assertUnavailable(Guard asking, String token, String found) {
    Refusal refusal = (Refusal) check(asking, token);
    assertThat(refusal.finding().found()).startsWith(found);
    Answer said = refusal.answer(TestApi.call());
    assertThat(said.status()).isEqualTo(503);
    assertThat(said.headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
    assertThat(said.body()).contains("temporarily_unavailable", "cannot be asked");
  }

  @Test
  void anIssuerThatCannotBeAskedMeans503() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    Map<String, TestAnswer> answers =
        Map.of(
            "status 500", TestAnswer.html(500),
            "an answer that is not application/json", TestAnswer.html(200),
            "status 401: the issuer does not take this API's own secret", TestAnswer.html(401),
            "an answer that is", TestAnswer.json("{"),
            "status 302", TestAnswer.redirectTo("https://elsewhere.example/"));
    answers.forEach((found, answer) -> {
      endpoint.answerWith(answer);
      try (Guard other = guard(settings())) {
        assertUnavailable(other, token, found);
      }
    });
    endpoint.recover();
    assertThat(check(guard, token)).isInstanceOf(Permit.class);
  }

  @Test
  void nobodyKeepsOthersOutByATokenThatTheIssuerDoesNotLike() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    String large = "{\"active\":true,\"x\":\"" + "x".repeat(600_000) + "\"}";
    for (TestAnswer answer :
        List.of(
            TestAnswer.html(400),
            TestAnswer.html(401),
            TestAnswer.html(403),
            TestAnswer.html(200),
            TestAnswer.json(large),
            TestAnswer.redirectTo("https://elsewhere.example/"))) {
      endpoint.answerWith(answer);
      assertThat(reason("hostile")).isEqualTo(Reason.ISSUER_UNAVAILABLE);
      endpoint.recover();
      assertThat(check(guard, token)).isInstanceOf(Permit.class);
    }
  }

  @Test
  void anIssuerThatCannotAnswerIsLeftAloneForAMoment() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    for (int status : new int[] {429, 500, 503}) {
      endpoint.answerWith(TestAnswer.html(status));
      try (Guard other = guard(settings())) {
        assertUnavailable(other, token, "status " + status);
        assertUnavailable(other, token, "it could not be asked a moment ago");
      }
    }
  }

  @Test
  void thatTheIssuerDoesNotTakeTheSecretIsInTheLogOnce() {
    try (WrittenLines log = new WrittenLines("dev.licet.guard.introspection.Outages");
        Guard other = guard(Introspection.as("api", "hunter2"))) {
      for (int i = 0; i < 3; i++) {
        check(other, "opaque-" + i);
      }
      assertThat(log.warnings()).hasSize(1);
      assertThat(log.warnings().get(0))
          .contains(issuer.issuer(), "status 401", "licet.introspection.client-id")
          .doesNotContain("hunter2", "opaque-");
    }
  }

  @Test
  void anEndpointThatHasMovedIsFoundAgain() {
    String token = endpoint.issue(tokens.withScope("read:books"));
    issuer.answerMetadataWith(
        TestAnswer.json(issuer.metadata().replace("/oauth/introspect", "/oauth/before")));
    assertUnavailable(guard, token, "status 404");
    issuer.recover();
    assertThat(check(guard, token)).isInstanceOf(Permit.class);
  }

  @Test
  void anIssuerThatDoesNotAnswerInTimeMeans503() {
    endpoint.answerWith(TestAnswer.json("{\"active\":true}").after(Duration.ofSeconds(60)));
    try (Guard other = guard(settings().timeout(Duration.ofMillis(200)))) {
      assertUnavailable(other, "opaque", "no");
    }
  }

  @Test
  void aTokenTooLongToBeOneIsRefusedAndNobodyIsAsked() { // G14
    for (int length : new int[] {4097, 8 * 1024 * 1024}) {
      Refusal refusal = (Refusal) check(guard, "a".repeat(length));
      assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_MALFORMED);
      assertThat(refusal.finding().check()).isEqualTo(Check.FORM);
    }
    assertThat(questions()).isZero();
    assertThat(((Refusal) check(guard, "a".repeat(4096))).finding().check())
        .isEqualTo(Check.ACTIVE);
    assertThat(questions()).isEqualTo(1);
  }

  @Test
  void aWrongSecretMeans503AndIsNotShown() {
    try (Guard other = guard(Introspection.as("api", "hunter2"))) {
      Refusal refusal = (Refusal) check(other, endpoint.issue(tokens.ofUser()));
      assertThat(refusal.reason()).isEqualTo(Reason.ISSUER_UNAVAILABLE);
      assertThat(refusal.toString()).contains("status 401").doesNotContain("hunter2");
    }
  }

  @Test
  void metadataOfAnotherIssuerOrWithoutAnEndpointMean503() {
    for (String metadata :
        new String[] {
          "{}",
          "x",
          issuer.metadata().replace(issuer.issuer(), "https://other.example/"),
          issuer.metadata().replace("introspection_endpoint", "x"),
          issuer.metadata().replaceAll("https(://[^\"]*introspect)", "http$1")
        }) {
      issuer.answerMetadataWith(TestAnswer.json(metadata));
      try (Guard other = guard(settings())) {
        String token = endpoint.issue(tokens.withScope("read:books"));
        Refusal refusal = (Refusal) check(other, token);
        assertThat(refusal.reason()).isEqualTo(Reason.ISSUER_UNAVAILABLE);
        if (metadata.contains("https://other.example/")) {
          assertThat(refusal.finding().found())
              .contains("metadata of the issuer 'https://other.example/' at " + issuer.issuer());
        }
      }
    }
    assertThat(questions()).isZero();
  }

  @Test
  void withoutIntrospectionAnOpaqueTokenIsMalformed() {
    try (Guard other =
        Guard.builder().domain("tenant.example").audience("a").keys(() -> KeySet.EMPTY).build()) {
      assertThat(((Refusal) check(other, "opaque")).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    }
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() { // G30
    for (String url :
        new String[] {"http://a.example/", "x", "https://u@a/", "https://a/#b", "a b"}) {
      assertThatThrownBy(() -> guard(settings().endpoint(url)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("licet.introspection.endpoint is '" + url + "': expected an https URL");
    }
    assertThatThrownBy(
            () -> Guard.builder().issuers(Issuers.of()).introspection(settings().build()).build())
        .hasMessage(
            "introspection is Introspection[as the api], but this guard trusts the issuers given,"
                + " []: make the setting on each of them");
    assertThatThrownBy(() ->
            Guard.builder()
                .domain("a.example")
                .audience("a")
                .caFile(Path.of("none.pem"))
                .introspection(settings().build())
                .build())
        .hasMessageContaining("none.pem");
  }
}
