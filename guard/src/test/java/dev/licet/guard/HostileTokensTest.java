package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody made to be taken for what they are not. */
class HostileTokensTest {
  private final TestApi api = new TestApi();

  private void assertUnparsable(String token) {
    assertThat(api.reason(token)).isEqualTo(Reason.TOKEN_MALFORMED);
  }

  private String signed(String header, String claims) {
    return TestToken.sign(header, claims, TestApi.KEY);
  }

  private String[] goodParts() {
    return api.tokens.accessToken().text().split("\\.", -1);
  }

  @Test
  void theTokenThatTheOthersDifferFromIsGood() {
    assertThat(api.check(api.tokens.accessToken())).isInstanceOf(Permit.class);
    String header = api.tokens.accessToken().headerJson();
    String claims = api.tokens.accessToken().claimsJson();
    assertThat(api.check(signed(header, claims))).isInstanceOf(Permit.class);
  }

  @Nested
  class Headers {
    @ParameterizedTest
    @ValueSource(strings = {"../../dev/null", "' UNION SELECT 1 --", "http://127.0.0.1/", "", "é"})
    void aStrangeKidIsJustAnUnknownOne(String kid) { // G6
      String token = api.tokens.accessToken().header("kid", kid).text();
      assertThat(api.reason(token)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void aKidOfAMegabyteIsNotRead() { // G6, G14
      assertUnparsable(api.tokens.accessToken().header("kid", "k".repeat(1_000_000)).text());
      String endless = api.tokens.accessToken().header("kid", "k".repeat(8_000)).text();
      assertThat(api.reason(endless)).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void aTokenThatSaysToHoldAnotherOneIsRefused() { // G3, RFC 7519 section 5.2
      for (Object cty : Arrays.asList("JWT", "jwt", "application/jwt", "at+jwt", 1, null)) {
        assertUnparsable(api.tokens.accessToken().header("cty", cty).text());
      }
      String nested = api.tokens.accessToken().text();
      assertUnparsable(signed("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"cty\":\"JWT\"}", nested));
      assertUnparsable(signed("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", nested));
      assertThat(api.check(api.tokens.accessToken().header("cty", "json")))
          .isInstanceOf(Permit.class);
    }

    @Test
    void aKidThatIsNoStringIsRefused() { // G6
      for (Object kid : Arrays.asList(1, true, null, List.of("key-1"), Map.of())) {
        assertUnparsable(api.tokens.accessToken().header("kid", kid).text());
        assertUnparsable(api.tokens.accessToken().header("typ", kid).text()); // G21
      }
    }

    @Test
    void aKidCannotWriteIntoLogs() { // G6, G29
      String token = api.tokens.accessToken().header("kid", "a\r\nb\u001b[2J\u0000").text();
      assertThat(((Refusal) api.check(token)).finding().found()).isEqualTo("kid a??b?[2J?");
    }

    @Test
    void withoutAKidTheOnlyKeyThatFitsIsTaken() {
      assertThat(api.check(api.tokens.accessToken().withoutHeader("kid")))
          .isInstanceOf(Permit.class);
      api.keys =
          KeySet.parse(TestKeys.jwks(List.of(TestApi.KEY, TestApi.FOREIGN_KEY.named("key-2"))));
      assertThat(api.failed(api.tokens.accessToken().withoutHeader("kid"))).isEqualTo(Check.KEY);
    }

    @Test
    void critIsRefusedWhateverItSays() { // G7
      for (Object crit :
          List.of(List.of("x"), List.of(), List.of("alg"), List.of("exp", "exp"), "x")) {
        assertUnparsable(api.tokens.accessToken().header("crit", crit).text());
      }
    }

    @Test
    void b64IsRefused() { // G8
      assertUnparsable(api.tokens.accessToken().header("b64", false).text());
      assertUnparsable(api.tokens.accessToken().header("b64", true).text());
      assertUnparsable(
          api.tokens.accessToken().header("b64", false).header("crit", List.of("b64")).text());
    }

    @Test
    void anAlgorithmThatIsNoStringIsRefused() {
      assertUnparsable(api.tokens.accessToken().header("alg", List.of("RS256")).text());
      assertUnparsable(api.tokens.accessToken().withoutHeader("alg").text());
      assertUnparsable(api.tokens.accessToken().header("alg", "rs256").text());
    }
  }

  @Nested
  class Form {
    @Test
    void twoReadersCannotSeeTwoThings() { // G11
      String header = api.tokens.accessToken().headerJson();
      String claims = api.tokens.accessToken().claimsJson();
      String open = claims.substring(0, claims.length() - 1);
      assertUnparsable(signed(header, open + ",\"sub\":\"admin\"}"));
      assertUnparsable(signed(header, open + ",\"\\u0073ub\":\"admin\"}"));
      assertUnparsable(signed(header, open + ",\"x\":{\"a\":1,\"a\":2}}"));
      assertUnparsable(signed(header.replace("{", "{\"alg\":\"RS256\","), claims));
      assertUnparsable(signed(header, claims + "{}"));
      assertUnparsable(signed(header, claims + " x"));
      assertUnparsable(signed(header, "\uFEFF" + claims));
      assertUnparsable(signed("\uFEFF" + header, claims));
      assertUnparsable(signed(header, open + ",\"x\":\"\\ud800\"}"));
      assertUnparsable(signed(header, open + ",\"x\":NaN}"));
      assertUnparsable(signed(header, open + ",/*x*/\"x\":1}"));
      assertUnparsable(signed(header, "[]"));
      assertUnparsable(signed(header, ""));
      assertUnparsable(signed("\"RS256\"", claims));
    }

    @Test
    void deepNestingIsRefused() { // G12
      String nested = "[".repeat(3_000) + "]".repeat(3_000);
      assertUnparsable(signed("{\"alg\":\"RS256\",\"x\":" + nested + "}", "{}"));
      assertUnparsable(signed("{\"alg\":\"RS256\"}", "{\"x\":" + nested + "}"));
    }

    @Test
    void aTokenTooLongIsRefusedUnread() { // G14
      assertUnparsable(".".repeat(1_000_000));
      assertUnparsable("a".repeat(8 * 1024 * 1024));
      assertUnparsable(api.tokens.accessToken().claim("x", "y".repeat(17_000)).text());
      assertUnparsable(goodParts()[0] + "." + goodParts()[1] + "." + "A".repeat(1_000_000));
      assertThat(((Refusal) api.check(".".repeat(20_000))).finding().found()).contains("16384");
    }

    @Test
    void aTokenOfSixteenKibibytesIsReadStill() {
      String token = api.tokens.accessToken().claim("x", "y".repeat(11_000)).text();
      assertThat(token.length()).isBetween(15_000, 16 * 1024);
      assertThat(api.check(token)).isInstanceOf(Permit.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "....", "é.é.é", "nonsense"})
    void whatIsNoTokenIsRefused(String text) {
      assertUnparsable(text);
    }
  }

  @Nested
  class Claims {
    @Test
    void aTimeThatIsNoneIsRefused() { // G13
      List<String> times = new ArrayList<>(List.of("\"123\"", "null", "true", "[]", "{}", "1e400"));
      times.addAll(List.of("-9223372036854775809", "-1", "1e18", "9".repeat(60)));
      String header = api.tokens.accessToken().headerJson();
      for (String time : times) {
        String claims =
            api.tokens.withoutExpiry().claimsJson().replaceFirst("\\{", "{\"exp\":" + time + ",");
        assertThat(api.failed(signed(header, claims))).isEqualTo(Check.EXPIRY_STATED);
        assertThat(api.reason(signed(header, claims))).isEqualTo(Reason.CLAIMS_INVALID);
      }
    }

    @Test
    void aTimeTooLongToComputeIsRefused() { // G13
      String claims = api.tokens.withoutExpiry().claimsJson();
      String huge = claims.replaceFirst("\\{", "{\"exp\":" + "9".repeat(200_000) + ",");
      assertUnparsable(signed(api.tokens.accessToken().headerJson(), huge));
    }

    @Test
    void aFractionalTimeIsATime() { // G13
      double now = api.clock.millis() / 1000.0;
      assertThat(api.check(api.tokens.accessToken().claim("exp", now + 0.5)))
          .isInstanceOf(Permit.class);
      assertThat(api.failed(api.tokens.accessToken().claim("exp", now - 0.5)))
          .isEqualTo(Check.EXPIRY);
    }

    @Test
    void aSubjectIsNotMadeOfANumber() { // G13
      assertThat(api.failed(api.tokens.accessToken().claim("sub", 123))).isEqualTo(Check.SUBJECT);
      assertThat(api.failed(api.tokens.accessToken().claim("sub", ""))).isEqualTo(Check.SUBJECT);
      assertThat(api.failed(api.tokens.accessToken().without("sub"))).isEqualTo(Check.SUBJECT);
    }

    @Test
    void anIssuerIsComparedToTheLetter() { // G18, G19
      List<Object> issuers =
          new ArrayList<>(List.of("https://tenant.example", "https://TENANT.example/"));
      issuers.addAll(List.of("https://tenant.example/x", "https://tenant.example//", "", 1));
      issuers.addAll(List.of(List.of(TestApi.ISSUER), "https://other.example/", Map.of()));
      for (Object issuer : issuers) {
        assertThat(api.failed(api.tokens.accessToken().claim("iss", issuer)))
            .isEqualTo(Check.ISSUER);
      }
      assertThat(api.failed(api.tokens.accessToken().without("iss"))).isEqualTo(Check.ISSUER);
      assertThat(api.reason(api.tokens.byAnotherIssuer().text())).isEqualTo(Reason.CLAIMS_INVALID);
    }

    @Test
    void aKeyOfAnotherIssuerDoesNotSignForThisOne() { // G19
      assertUnparsable(api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY).text());
      assertThat(api.reason(api.tokens.unknownKey().text())).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void anAudienceMustBeOurs() { // G20
      List<Object> audiences =
          new ArrayList<>(List.of("https://HELLO-api", "https://hello-api/", "", 1));
      audiences.addAll(
          List.of(List.of(), List.of("x", "y"), List.of(Map.of("a", TestApi.AUDIENCE))));
      audiences.addAll(List.of(Arrays.asList(TestApi.AUDIENCE, 1), Map.of("a", "b")));
      for (Object audience : audiences) {
        assertThat(api.failed(api.tokens.accessToken().claim("aud", audience)))
            .isEqualTo(Check.AUDIENCE);
      }
      assertThat(api.failed(api.tokens.accessToken().without("aud"))).isEqualTo(Check.AUDIENCE);
      assertThat(api.check(api.tokens.accessToken().claim("aud", List.of("x", TestApi.AUDIENCE))))
          .isInstanceOf(Permit.class);
    }

    @Test
    void anotherKindOfTokenIsRefused() { // G21
      List<TestToken> others = new ArrayList<>();
      for (String typ :
          List.of("logout+jwt", "dpop+jwt", "secevent+jwt", "statuslist+jwt", "id+jwt", "")) {
        others.add(api.tokens.accessToken().header("typ", typ));
      }
      for (String typ :
          List.of(
              "client-authentication+jwt",
              "oauth-authz-req+jwt",
              "token-introspection+jwt",
              "rt+jwt")) {
        others.add(api.tokens.accessToken().header("typ", typ));
      }
      for (String claim :
          List.of("nonce", "at_hash", "c_hash", "s_hash", "events", "status_list")) {
        others.add(api.tokens.accessToken().claim(claim, "x"));
      }
      for (Object typ : List.of("ID", "Refresh", "Offline", "Logout", "DPoP", 1)) {
        others.add(api.tokens.accessToken().claim("typ", typ));
      }
      for (Object cnf : List.of(Map.of(), Map.of("jkt", 1), Map.of("x5t#S256", "x"), "jkt")) {
        others.add(api.tokens.accessToken().claim("typ", "DPoP").claim("cnf", cnf));
      }
      others.add(api.tokens.accessToken().claim("token_use", "id"));
      others.add(api.tokens.rfc9068().claim("events", Map.of()));
      others.add(api.tokens.idToken());
      others.add(api.tokens.logoutToken());
      for (TestToken other : others) {
        assertThat(api.reason(other.text()))
            .as(other.claimsJson())
            .isEqualTo(Reason.TOKEN_TYPE_INVALID);
      }
    }

    @Test
    void anAccessTokenIsOneInEveryWayToSayIt() {
      List<TestToken> access = new ArrayList<>();
      for (String typ : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
        access.add(api.tokens.accessToken().header("typ", typ));
      }
      access.add(api.tokens.accessToken().withoutHeader("typ"));
      access.add(api.tokens.accessToken().claim("typ", "Bearer").claim("nonce", "x"));
      access.add(api.tokens.accessToken().claim("token_use", "access"));
      access.add(api.tokens.rfc9068().claim("nonce", "x"));
      for (TestToken token : access) {
        assertThat(api.check(token)).isInstanceOf(Permit.class);
      }
    }
  }
}
