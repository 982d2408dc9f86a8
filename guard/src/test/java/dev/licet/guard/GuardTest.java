package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.VerifiedToken;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final TestApi api = new TestApi();

  private Decision check(String token, Rule rule) {
    return api.guard.check(TestApi.call("Bearer " + token), rule);
  }

  @Nested
  class Times {
    private long seconds(Duration fromNow) {
      return api.clock.instant().plus(fromNow).getEpochSecond();
    }

    @Test
    void aTokenEndsAtItsVeryMoment() {
      assertThat(api.check(api.tokens.accessToken().claim("exp", seconds(Duration.ofSeconds(1)))))
          .isInstanceOf(Permit.class);
      assertThat(api.reason(api.tokens.accessToken().claim("exp", seconds(Duration.ZERO)).text()))
          .isEqualTo(Reason.TOKEN_EXPIRED);
    }

    @Test
    void anExpiryLeewayLetsATokenLiveALittleLonger() {
      Guard patient = api.builder().expiryLeeway(Duration.ofSeconds(60)).build();
      String ended = api.tokens.accessToken().claim("exp", seconds(Duration.ofSeconds(-59))).text();
      assertThat(patient.check(TestApi.call("Bearer " + ended), Rule.authenticated()))
          .isInstanceOf(Permit.class);
      api.clock.advance(Duration.ofSeconds(1));
      assertThat(patient.check(TestApi.call("Bearer " + ended), Rule.authenticated()))
          .isInstanceOf(Refusal.class);
    }

    @Test
    void otherClocksMayBeAMinuteAhead() {
      long soon = seconds(Duration.ofSeconds(60));
      assertThat(api.check(api.tokens.accessToken().claim("nbf", soon).claim("iat", soon)))
          .isInstanceOf(Permit.class);
      assertThat(api.failed(api.tokens.accessToken().claim("nbf", soon + 1)))
          .isEqualTo(Check.NOT_BEFORE);
      assertThat(api.failed(api.tokens.accessToken().claim("iat", soon + 1)))
          .isEqualTo(Check.ISSUED_AT);
      assertThat(api.failed(api.tokens.accessToken().claim("nbf", "now")))
          .isEqualTo(Check.NOT_BEFORE);
    }

    @Test
    void aTokenThatIsBothExpiredAndForAnotherApiIsExpired() {
      assertThat(api.reason(api.tokens.expired().claim("aud", "x").claim("iss", "y").text()))
          .isEqualTo(Reason.TOKEN_EXPIRED);
    }
  }

  @Nested
  class Rules {
    @Test
    void anOpenRouteLooksAtNothing() {
      assertThat(api.guard.check(TestApi.call("rubbish"), Rule.open()))
          .isEqualTo(new Permit(java.util.Optional.empty()));
    }

    @Test
    void allOfAsksForEveryPermission() {
      Rule rule = Rule.allOf("a", "b");
      assertThat(check(api.tokens.withScope("a", "b", "c").text(), rule))
          .isInstanceOf(Permit.class);
      assertThat(check(api.tokens.withScope("a").text(), rule)).isInstanceOf(Refusal.class);
    }

    @Test
    void anyOfAsksForOnePermission() {
      Rule rule = Rule.anyOf("a", "b");
      assertThat(check(api.tokens.withPermissions("b").text(), rule)).isInstanceOf(Permit.class);
      Refusal refusal = (Refusal) check(api.tokens.withPermissions("c").text(), rule);
      assertThat(refusal.scope()).containsExactly("a", "b");
      assertThat(refusal.finding().expected()).isEqualTo("one of: a b");
      assertThat(refusal.finding().found()).isEqualTo("c openid profile");
    }

    @Test
    void scopeAndPermissionsCountTogether() {
      String token = api.tokens.withPermissions("b").claim("scope", "openid  a ").text();
      assertThat(check(token, Rule.allOf("a", "b"))).isInstanceOf(Permit.class);
    }

    @Test
    void aPermissionOfAnotherShapeIsNone() {
      for (Object shape : List.of(1, Map.of("a", true), List.of("a", 1), true)) {
        String token =
            api.tokens.accessToken().claim("scope", shape).claim("permissions", shape).text();
        assertThat(check(token, Rule.allOf("a"))).isInstanceOf(Refusal.class);
      }
    }

    @Test
    void nobodyMeansNobody() {
      assertThat(((Refusal) api.guard.check(TestApi.call(), Rule.nobody())).reason())
          .isEqualTo(Reason.HEADER_MISSING);
      Refusal refusal = (Refusal) check(api.tokens.withScope("a").text(), Rule.nobody());
      assertThat(refusal.reason()).isEqualTo(Reason.PERMISSION_MISSING);
    }

    @Test
    void aRuleWithoutAPermissionCannotBeMade() { // G30
      org.assertj.core.api.Assertions.assertThatThrownBy(Rule::allOf)
          .hasMessage("a rule needs at least one permission, but got none");
      for (String wrong : List.of("", "a b", "a\"", "a\\", "é", "a\n")) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Rule.anyOf(wrong))
            .hasMessageContaining("'" + wrong + "'");
      }
    }
  }

  @Nested
  class Memory {
    @Test
    void aTokenSeenBeforeGetsTheVeryPermitItGotThen() {
      String token = api.tokens.accessToken().text();
      assertThat(api.check(token)).isSameAs(api.check(token));
    }

    @Test
    void aTokenSeenBeforeEndsInTime() { // G16
      String token = api.tokens.accessToken().text();
      assertThat(api.check(token)).isInstanceOf(Permit.class);
      api.clock.advance(Duration.ofHours(1));
      assertThat(api.reason(token)).isEqualTo(Reason.TOKEN_EXPIRED);
    }

    @Test
    void aTokenSeenBeforeGoesWithItsKey() { // G16, K6
      String token = api.tokens.accessToken().text();
      assertThat(api.check(token)).isInstanceOf(Permit.class);
      api.keys = KeySet.parse(TestKeys.jwks(List.of(TestApi.FOREIGN_KEY.named("key-2"))));
      assertThat(api.reason(token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void aTokenSeenBeforeIsJudgedAnewElsewhere() { // G16
      String token = api.tokens.accessToken().text();
      assertThat(api.check(token)).isInstanceOf(Permit.class);
      Guard elsewhere = api.builder().audience("https://elsewhere").build();
      Decision decision = elsewhere.check(TestApi.call("Bearer " + token), Rule.authenticated());
      assertThat(((Refusal) decision).reason()).isEqualTo(Reason.CLAIMS_INVALID);
    }

    @Test
    void everyTokenIsJudgedOnItsOwn() { // G16
      String admin = api.tokens.withScope("read:admin").text();
      String user = api.tokens.withScope("read:users").text();
      assertThat(check(admin, Rule.allOf("read:admin"))).isInstanceOf(Permit.class);
      assertThat(check(user, Rule.allOf("read:admin"))).isInstanceOf(Refusal.class);
      assertThat(api.reason(admin.toLowerCase(java.util.Locale.ROOT)))
          .isEqualTo(Reason.TOKEN_MALFORMED);
      String[] parts = admin.split("\\.", -1);
      String[] others = user.split("\\.", -1);
      assertThat(api.reason(others[0] + "." + others[1] + "." + parts[2]))
          .isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void aRefusedTokenIsRefusedAgainWithoutAnotherLook() { // G17
      for (String bad :
          List.of(
              api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY).text(),
              api.tokens.expired().text(),
              api.tokens.accessToken().claim("aud", "x").text())) {
        assertThat(api.check(bad)).isSameAs(api.check(bad));
        Decision before = api.check(bad);
        api.clock.advance(Duration.ofMinutes(1));
        assertThat(api.check(bad)).as("a minute later").isNotSameAs(before).isEqualTo(before);
      }
      String cheap = api.tokens.accessToken().header("alg", "none").text();
      assertThat(api.check(cheap)).isNotSameAs(api.check(cheap)).isEqualTo(api.check(cheap));
    }

    @Test
    void aRefusedTokenIsJudgedAnewByNewKeys() { // G16
      String token = api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY).text();
      assertThat(api.reason(token)).isEqualTo(Reason.TOKEN_MALFORMED);
      api.keys = KeySet.parse(TestKeys.jwks(List.of(TestApi.FOREIGN_KEY)));
      assertThat(api.check(token)).isInstanceOf(Permit.class);
    }

    @Test
    void aTokenThatIsNotValidYetWillBe() {
      long soon = api.clock.instant().plusSeconds(70).getEpochSecond();
      String token = api.tokens.accessToken().claim("nbf", soon).text();
      assertThat(api.failed(token)).isEqualTo(Check.NOT_BEFORE);
      api.clock.advance(Duration.ofSeconds(10));
      assertThat(api.check(token)).isInstanceOf(Permit.class);
    }

    @Test
    void aTokenThatEndedEndedForGoodUnlessTheClockWasWrong() {
      String token = api.tokens.accessToken().text();
      api.clock.advance(Duration.ofHours(2));
      assertThat(api.reason(token)).isEqualTo(Reason.TOKEN_EXPIRED);
      api.clock.advance(Duration.ofHours(-2));
      assertThat(api.check(token)).isInstanceOf(Permit.class);
    }

    @Test
    void aTokenThatPassedPassesNoMoreBeforeItsBeginning() {
      String token = api.tokens.accessToken().text();
      assertThat(api.check(token)).isInstanceOf(Permit.class);
      api.clock.advance(Duration.ofSeconds(-60));
      assertThat(api.check(token)).isInstanceOf(Permit.class);
      api.clock.advance(Duration.ofSeconds(-1));
      assertThat(api.failed(token)).isEqualTo(Check.ISSUED_AT);
    }

    @Test
    void manyBadTokensTakeNoRoomFromGoodOnes() { // G17
      String good = api.tokens.accessToken().text();
      Decision before = api.check(good);
      String bad = api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY).text();
      String start = bad.substring(0, bad.length() - 6);
      for (int i = 0; i < 3000; i++) {
        assertThat(api.check(start + String.format("%05dA", i))).isInstanceOf(Refusal.class);
      }
      assertThat(api.check(good)).isSameAs(before);
    }

    @Test
    void nothingIsRememberedWhereThatIsNotWanted() {
      Guard forgetful = api.builder().rememberedTokens(0).build();
      HttpCall call = TestApi.call("Bearer " + api.tokens.accessToken().text());
      Decision before = forgetful.check(call, Rule.authenticated());
      assertThat(before).isInstanceOf(Permit.class);
      assertThat(forgetful.check(call, Rule.authenticated())).isNotSameAs(before);
    }

    @Test
    void aRuleIsLookedAtEachTime() {
      String token = api.tokens.withScope("a").text();
      assertThat(check(token, Rule.allOf("a"))).isInstanceOf(Permit.class);
      assertThat(check(token, Rule.allOf("b"))).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void everyAlgorithmVerifiesItsOwnSignatures() {
    List<TestKey> keys =
        List.of(
            TestApi.KEY.named("rs384").signing("RS384"),
            TestApi.KEY.named("rs512").signing("RS512"),
            TestApi.KEY.named("ps256").signing("PS256"),
            TestApi.KEY.named("ps384").signing("PS384"),
            TestApi.KEY.named("ps512").signing("PS512"),
            TestKeys.ec("es256", "ES256"),
            TestKeys.ec("es384", "ES384"),
            TestKeys.ec("es512", "ES512"),
            TestKeys.ed25519("eddsa"));
    api.keys = KeySet.parse(TestKeys.jwks(keys));
    List<String> names = keys.stream().map(TestKey::algorithm).toList();
    Guard all = api.builder().algorithms(names).build();
    for (TestKey key : keys) {
      String token = api.tokens.accessToken().signedBy(key).text();
      assertThat(all.check(TestApi.call("Bearer " + token), Rule.authenticated()))
          .as(key.algorithm())
          .isInstanceOf(Permit.class);
      String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
      assertThat(all.check(TestApi.call("Bearer " + forged), Rule.authenticated()))
          .as(key.algorithm())
          .isInstanceOf(Refusal.class);
      assertThat(api.failed(token)).as("only RS256 by default").isEqualTo(Check.ALGORITHM);
    }
  }

  @Test
  void aKeyServesOnlyTheAlgorithmThatItsJwkNames() { // G2
    Guard all = api.builder().algorithms(List.of("RS256", "PS256")).build();
    String token = api.tokens.accessToken().signedBy(TestApi.KEY.signing("PS256")).text();
    Decision decision = all.check(TestApi.call("Bearer " + token), Rule.authenticated());
    assertThat(((Refusal) decision).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
  }

  @Test
  void aCallerIsWhatTheTokenSays() {
    Permit permit = (Permit) api.check(api.tokens.ofUser().claim("permissions", List.of("p")));
    Caller caller = permit.caller().orElseThrow();
    VerifiedToken token = caller.token();
    assertThat(caller.subject()).isEqualTo("auth0|0123456789abcdef01234567");
    assertThat(caller.clientId()).contains("test-client");
    assertThat(caller.permissions()).containsExactlyInAnyOrder("openid", "profile", "p");
    assertThat(caller.has("p")).isTrue();
    assertThat(token.issuer()).isEqualTo(TestApi.ISSUER);
    assertThat(token.audiences()).containsExactly(TestApi.AUDIENCE, TestApi.ISSUER + "userinfo");
    assertThat(token.expiresAt()).isEqualTo(api.clock.instant().plus(Duration.ofHours(1)));
    assertThat(token.issuedAt()).contains(api.clock.instant());
    assertThat(token.id()).isEmpty();
    assertThat(token.keyId()).contains("key-1");
    assertThat(token.algorithm()).isEqualTo("RS256");
    assertThat(token).hasToString("VerifiedToken[subject=auth0|0123456789abcdef01234567]");

    Permit numbered = (Permit) api.check(api.tokens.ofUser().claim("jti", "a-number-of-its-own"));
    assertThat(numbered.caller().orElseThrow().token().id()).contains("a-number-of-its-own");
  }

  @Test
  void anApplicationIsNotTakenForAUser() { // G22
    assertThat(caller(api.tokens.ofUser()).isApplication()).isFalse();
    assertThat(caller(api.tokens.accessToken()).isApplication()).isTrue();
    assertThat(caller(api.tokens.accessToken().without("gty")).isApplication()).isTrue();
    assertThat(caller(api.tokens.rfc9068().claim("sub", "test-client")).isApplication()).isTrue();
    assertThat(caller(api.tokens.accessToken().claim("sub", "auth0|65")).isApplication()).isTrue();
  }

  private Caller caller(dev.licet.testkit.TestToken token) {
    return ((Permit) api.check(token)).caller().orElseThrow();
  }
}
