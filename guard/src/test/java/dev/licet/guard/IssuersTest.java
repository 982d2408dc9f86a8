package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Explanation.Outcome;
import dev.licet.guard.Explanation.Step;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuersTest {
  private static final TestKey KEY_OF_B = TestKeys.ec("key-1", "ES256");

  private final TestApi api = new TestApi();
  private final TestTokens tokensOfB =
      new TestTokens("https://b.example/realm", "api-at-b", () -> KEY_OF_B, api.clock);
  private final TrustedIssuer a =
      TrustedIssuer.builder()
          .domain("tenant.example")
          .audience(TestApi.AUDIENCE)
          .keys(() -> api.keys)
          .build();
  private final TrustedIssuer b = issuerB().build();
  private final Issuers issuers = Issuers.of(a, b);
  private final Guard guard = Guard.builder().issuers(issuers).clock(api.clock).build();

  private static TrustedIssuer.Builder issuerB() {
    KeySet keys = KeySet.parse(TestKeys.jwks(List.of(KEY_OF_B)));
    return TrustedIssuer.builder()
        .issuer("https://b.example/realm")
        .audience("api-at-b")
        .algorithms(List.of("ES256"))
        .keys(() -> keys);
  }

  private Decision check(TestToken token) {
    return check(token.text());
  }

  private Decision check(String token) {
    return guard.check(TestApi.call("Bearer " + token), Rule.authenticated());
  }

  private Refusal refusal(TestToken token) {
    return (Refusal) check(token);
  }

  @Test
  void eachIssuersTokensPass() {
    assertThat(check(api.tokens.accessToken())).isInstanceOf(Permit.class);
    assertThat(check(tokensOfB.accessToken())).isInstanceOf(Permit.class);
    assertThat(issuers.urls())
        .containsExactly("https://tenant.example/", "https://b.example/realm");
  }

  @Test
  void aKeyOfOneIssuerSignsNothingForAnother() { // G19
    KeySet both = KeySet.parse(TestKeys.jwks(List.of(TestApi.FOREIGN_KEY)));
    issuers.add(issuerB().algorithms(List.of("RS256")).keys(() -> both).build());
    TestToken claimsToBeOfB = tokensOfB.accessToken().forgedBy(TestApi.KEY).header("alg", "RS256");
    assertThat(refusal(claimsToBeOfB).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    assertThat(refusal(claimsToBeOfB).finding().check()).isEqualTo(Check.SIGNATURE);
    TestToken claimsToBeOfA = api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY);
    assertThat(refusal(claimsToBeOfA).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    TestToken unknownToB = tokensOfB.accessToken().signedBy(TestApi.KEY.named("key-of-a"));
    assertThat(refusal(unknownToB).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
  }

  @Test
  void anAlgorithmOfOneIssuerIsNotThatOfAnother() { // G2, G19
    TestToken token = api.tokens.accessToken().signedBy(KEY_OF_B);
    assertThat(refusal(token).finding().check()).isEqualTo(Check.ALGORITHM);
    assertThat(refusal(token).finding().expected()).isEqualTo("alg RS256");
  }

  @Test
  void anAudienceOfOneIssuerIsNotThatOfAnother() { // G20
    assertThat(refusal(api.tokens.accessToken().claim("aud", "api-at-b")).finding().check())
        .isEqualTo(Check.AUDIENCE);
  }

  @Test
  void anIssuerThatNobodyKnowsIsRefused() { // G18
    for (Object iss :
        List.of(
            "https://tenant.example",
            "https://tenant.example/x",
            "https://TENANT.example/",
            "https://b.example/realm/",
            "",
            1,
            List.of("https://tenant.example/"),
            Map.of())) {
      Refusal refusal = refusal(api.tokens.accessToken().claim("iss", iss));
      assertThat(refusal.reason()).as("%s", iss).isEqualTo(Reason.CLAIMS_INVALID);
      assertThat(refusal.finding().check()).isEqualTo(Check.ISSUER);
    }
    assertThat(refusal(api.tokens.accessToken().without("iss")).finding().expected())
        .isEqualTo("iss 'https://tenant.example/' or 'https://b.example/realm'");
  }

  @Test
  void anAlgorithmThatNoIssuerUsesIsRefusedForThat() { // G1
    TestToken token = api.tokens.accessToken().claim("iss", "x").header("alg", "none");
    assertThat(refusal(token).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    assertThat(refusal(token).finding().expected()).isEqualTo("alg ES256 or RS256");
  }

  @Test
  void anIssuerCanBeAddedWhileTheGuardWorks() {
    assertThat(issuers.remove("https://b.example/realm")).isTrue();
    assertThat(issuers.remove("https://b.example/realm")).isFalse();
    assertThat(check(tokensOfB.accessToken())).isInstanceOf(Refusal.class);
    issuers.add(b);
    assertThat(check(tokensOfB.accessToken())).isInstanceOf(Permit.class);
  }

  @Test
  void whatWasGrantedEndsWithTheTrustInItsIssuer() { // G16
    String token = tokensOfB.accessToken().text();
    Decision before = check(token);
    assertThat(check(token)).isSameAs(before);
    issuers.remove("https://b.example/realm");
    assertThat(check(token)).isInstanceOf(Refusal.class);
    issuers.add(b);
    assertThat(check(token)).isInstanceOf(Permit.class).isNotSameAs(before);
  }

  @Test
  void newTermsOfAnIssuerCountForTokensSeenBefore() { // G16
    String token = tokensOfB.accessToken().text();
    assertThat(check(token)).isInstanceOf(Permit.class);
    issuers.add(issuerB().audience("another-api").build());
    assertThat(((Refusal) check(token)).finding().check()).isEqualTo(Check.AUDIENCE);
    issuers.add(issuerB().expiryLeeway(Duration.ofSeconds(60)).build());
    api.clock.advance(Duration.ofHours(1).plusSeconds(59));
    assertThat(check(token)).isInstanceOf(Permit.class);
  }

  @Test
  void withoutAnyIssuerEveryTokenIsRefused() { // G30
    Guard nobody = Guard.builder().issuers(Issuers.of()).build();
    Decision decision =
        nobody.check(
            TestApi.call("Bearer " + api.tokens.accessToken().text()), Rule.authenticated());
    assertThat(((Refusal) decision).reason()).isEqualTo(Reason.CLAIMS_INVALID);
    assertThat(((Refusal) decision).finding().expected()).isEqualTo("an issuer; none is trusted");
  }

  @Test
  void whatIsSaidOfTheOnlyIssuerIsNotSaidOfSeveral() {
    assertThatThrownBy(() -> Guard.builder().domain("x.example").issuers(issuers).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AUTH0_DOMAIN / licet.domain is 'x.example', but this guard trusts the issuers given,"
                + " [https://tenant.example/, https://b.example/realm]: make the setting on each of"
                + " them");
    for (Guard.Builder builder :
        List.of(
            Guard.builder().issuer("https://x/"),
            Guard.builder().audience("x"),
            Guard.builder().algorithms(List.of("RS256")),
            Guard.builder().caFile(java.nio.file.Path.of("x.pem")),
            Guard.builder().expiryLeeway(Duration.ZERO),
            Guard.builder().permissionClaims("scp"),
            Guard.builder().lastKnownGoodFile(java.nio.file.Path.of("keys"), Duration.ofHours(1)),
            Guard.builder().keys(() -> api.keys),
            Guard.builder().allowingPlainHttpOnLoopback())) {
      assertThatThrownBy(builder.issuers(issuers)::build).hasMessageContaining("[https://tenant");
    }
  }

  @Test
  void anIssuerIsGivenOnce() {
    assertThatThrownBy(() -> Issuers.of(a, b, a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'https://tenant.example/' is given twice");
    assertThatThrownBy(() -> TrustedIssuer.builder().audience("x").build())
        .hasMessageContaining("AUTH0_DOMAIN / licet.domain is missing");
    assertThat(a).hasToString("TrustedIssuer[https://tenant.example/ for [https://hello-api]]");
  }

  @Test
  void anExplanationSaysWhoseTokenItWasTakenFor() {
    String foreign = api.tokens.accessToken().claim("iss", "https://c/").text();
    assertThat(guard.explain(foreign, Rule.authenticated()).steps())
        .filteredOn(step -> step.outcome() != Outcome.NOT_REACHED)
        .extracting(Step::check)
        .containsExactly(Check.CREDENTIALS, Check.FORM, Check.ISSUER);
    assertThat(guard.explain(tokensOfB.accessToken().text(), Rule.authenticated()).steps())
        .filteredOn(step -> step.check() == Check.ISSUER)
        .extracting(step -> step.finding().expected())
        .containsExactly("iss 'https://b.example/realm'");
    assertThat(guard.explain("nonsense", Rule.authenticated()).decision())
        .isInstanceOf(Refusal.class);
  }

  @Test
  void theHealthIsThatOfEveryIssuer() {
    assertThat(guard.health())
        .containsOnlyKeys("https://tenant.example/", "https://b.example/realm");
    assertThat(guard.health().get("https://tenant.example/").keyIds()).containsExactly("key-1");
    assertThat(guard.health().values())
        .extracting(dev.licet.guard.keys.KeyHealth::state)
        .containsOnly(dev.licet.guard.keys.KeyHealth.State.FRESH);
  }

  @Test
  void aClosedGuardFollowsNobody() {
    guard.close();
    issuers.remove("https://tenant.example/");
    assertThat(check(api.tokens.accessToken()))
        .as("what it knew it knows")
        .isInstanceOf(Permit.class);
  }
}
