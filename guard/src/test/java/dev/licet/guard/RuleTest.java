package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.token.Check;
import dev.licet.testkit.TestToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest extends RuleCase {
  @Nested
  class Roles {
    private final TestToken librarian =
        api.tokens
            .ofUser()
            .claim("realm_access", Map.of("roles", List.of("reader", "site admin")))
            .claim("groups", List.of("staff"));

    @Test
    void areHeldInTheClaimsThatTheGuardWasToldOf() {
      assertThat(permits(librarian, Rule.allRoles("reader", "staff"))).isTrue();
      assertThat(permits(librarian, Rule.allRoles("site admin"))).isTrue();
      assertThat(permits(librarian, Rule.anyRole("admin", "staff"))).isTrue();
      assertThat(permits(librarian, Rule.allRoles("reader", "admin"))).isFalse();
      assertThat(permits(librarian, Rule.anyRole("admin", "site"))).isFalse();
    }

    @Test
    void areNoPermissionsAndPermissionsAreNoRoles() {
      assertThat(permits(librarian, Rule.allOf("reader"))).isFalse();
      assertThat(permits(api.tokens.withScope("reader"), Rule.allRoles("reader"))).isFalse();
    }

    @Test
    void areMissedWithoutAScopeThatWouldHelp() {
      Refusal refusal = refusal(librarian, Rule.allRoles("admin"));
      assertThat(refusal.reason()).isEqualTo(Reason.PERMISSION_MISSING);
      assertThat(refusal.scope()).isEmpty();
      assertThat(refusal.finding().expected()).isEqualTo("role admin");
      assertThat(refusal.finding().found()).isEqualTo("reader site admin staff");
      assertThat(refusal(api.tokens.ofUser(), Rule.anyRole("a", "b")).finding().found())
          .isEqualTo("no role");
    }

    @Test
    void areSeenByTheApplication() {
      Caller caller = ((Permit) check(librarian, Rule.authenticated())).caller().orElseThrow();
      assertThat(caller.roles()).containsExactlyInAnyOrder("reader", "site admin", "staff");
      assertThat(caller.hasRole("staff")).isTrue();
    }
  }

  @Nested
  class WildcardPermissions {
    @Test
    void areOnlyStarsUnlessAskedFor() { // G30
      assertThat(permits(api.tokens.withScope("read:*"), Rule.allOf("read:admin"))).isFalse();
      assertThat(permits(api.tokens.withScope("read:*"), Rule.allOf("read:*"))).isTrue();
    }

    @Test
    void standForWhatBeginsAsTheyDo() {
      guard = api.builder().honouringWildcards().build();
      TestToken token = api.tokens.withScope("read:*", "a:b:*", "x*", "*", "y:*:z", ":*");
      for (String granted : List.of("read:admin", "read:a:b", "read:*", "a:b:c", "x*", "y:*:z")) {
        assertThat(permits(token, Rule.allOf(granted))).as(granted).isTrue();
      }
      for (String other :
          List.of("read:", "read", "write:a", "a:c", "a:b", "xy", "q", "y:a:z", ":q")) {
        assertThat(permits(token, Rule.allOf(other))).as(other).isFalse();
      }
      assertThat(permits(token, Rule.anyOf("q", "read:books"))).isTrue();
    }
  }

  @Nested
  class Users {
    @Test
    void areNoApplications() { // G22
      assertThat(permits(api.tokens.ofUser(), Rule.user())).isTrue();
      for (TestToken application :
          List.of(
              api.tokens.accessToken(),
              api.tokens.accessToken().without("gty").without("azp"),
              api.tokens.accessToken().claim("sub", USER),
              api.tokens.rfc9068().claim("sub", "test-client"),
              api.tokens.ofUser().claim("sub", "x").claim("client_id", "x"),
              api.tokens.ofUser().claim("sub", "x").claim("cid", "x"),
              api.tokens.ofUser().claim("sub", "x").claim("appid", "x"),
              api.tokens.ofUser().claim("idtyp", "app"),
              api.tokens.ofUser().claim("oid", USER),
              api.tokens.ofUser().claim("preferred_username", "service-account-x"))) {
        assertThat(permits(application, Rule.user())).as(application.claimsJson()).isFalse();
        assertThat(permits(application, Rule.owner("userId"))).isFalse();
      }
      assertThat(permits(api.tokens.ofUser().claim("oid", USER).claim("scp", "a"), Rule.user()))
          .isTrue();
      assertThat(refusal(api.tokens.accessToken(), Rule.user()).finding().found())
          .isEqualTo("an application for itself");
    }
  }

  @Nested
  class Owners {
    @Test
    void areNamedByThePathToTheLetter() {
      assertThat(permits(api.tokens.ofUser(), Rule.owner("userId"))).isTrue();
      for (String other : List.of(USER + "0", USER.toUpperCase(java.util.Locale.ROOT), "auth0|")) {
        TestToken token = api.tokens.ofUser().claim("sub", other);
        assertThat(permits(token, Rule.owner("userId"))).as(other).isFalse();
      }
    }

    @Test
    void areNobodyIfThePathHasNoSuchValue() { // G30
      Refusal refusal = refusal(api.tokens.ofUser(), Rule.owner("id"));
      assertThat(refusal.finding().check()).isEqualTo(Check.OWNER);
      assertThat(refusal.finding().found()).isEqualTo("no such value in the path");
    }

    @Test
    void areTheOnlyOnesWhoLearnWhatThereIs() {
      TestToken other = api.tokens.ofUser().claim("sub", "another");
      assertThat(refusal(other, Rule.owner("userId")).reason())
          .isEqualTo(Reason.PERMISSION_MISSING);
      Refusal hidden = refusal(other, Rule.owner("userId").hidden());
      Answer answer = hidden.answer(TestApi.call());
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo("{\"code\":\"not_found\",\"description\":\"There is nothing here for you\"}");
      assertThat(answer.headers())
          .containsOnlyKeys("Content-Type", "Cache-Control")
          .containsEntry("Cache-Control", "no-store");
      Map<String, List<String>> accept = Map.of("Accept", List.of("application/problem+json"));
      assertThat(hidden.answer(name -> accept.getOrDefault(name, List.of())).body())
          .contains("\"title\":\"Not Found\",\"status\":404");
    }

    @Test
    void areNotNamedInTheRecordOfARefusal() {
      Refusal refusal = refusal(api.tokens.ofUser().claim("sub", "x"), Rule.owner("userId"));
      assertThat(refusal.finding().toString()).contains("another user").doesNotContain(USER);
      assertThat(refusal(api.tokens.accessToken(), Rule.owner("userId")).finding().found())
          .isEqualTo("an application");
      Rule both = Rule.all(Rule.owner("userId"), Rule.allOf("a"));
      assertThat(refusal(api.tokens.ofUser(), both).finding().check()).isEqualTo(Check.PERMISSION);
    }
  }

  @Nested
  class Combinations {
    @Test
    void ofAllAskForEachAndNameEveryScopeThatIsNeeded() {
      Rule rule = Rule.all(Rule.allOf("a"), Rule.anyOf("b", "c"), Rule.user());
      assertThat(permits(api.tokens.ofUser().claim("scope", "a c"), rule)).isTrue();
      assertThat(refusal(api.tokens.ofUser().claim("scope", "a"), rule).scope())
          .containsExactly("a", "b", "c");
      assertThat(refusal(api.tokens.withScope("a", "b"), rule).scope())
          .as("no scope makes a user of an application")
          .isEmpty();
    }

    @Test
    void ofAlternativesAskForOneAndNameTheScopesThatWouldDo() {
      Rule rule = Rule.any(Rule.owner("userId"), Rule.allOf("read:users"));
      TestToken other = api.tokens.ofUser().claim("sub", "x");
      assertThat(permits(api.tokens.ofUser(), rule)).isTrue();
      assertThat(permits(api.tokens.withScope("read:users"), rule)).isTrue();
      Refusal refusal = refusal(other, rule);
      assertThat(challenge(refusal)).endsWith("resource\", scope=\"read:users\"");
      assertThat(refusal.finding().expected())
          .isEqualTo("one of: the user {userId}, or permission read:users");
    }

    @Test
    void ofAlternativesHideIfOneHidesAndElseSayHowToSignIn() {
      TestToken other = api.tokens.ofUser().claim("sub", "x");
      Rule stepUp = Rule.stepUp(List.of("mfa"));
      Refusal first = refusal(other, Rule.any(stepUp, Rule.stepUp(List.of("phr"))));
      assertThat(first.finding().expected()).contains("mfa");
      Rule hidden = Rule.owner("userId").hidden();
      assertThat(refusal(other, Rule.any(Rule.allOf("a"), stepUp, hidden)).reason())
          .isEqualTo(Reason.HIDDEN);
      Refusal refusal = refusal(other, Rule.any(Rule.allOf("a"), stepUp, Rule.allRoles("r")));
      assertThat(refusal.reason()).isEqualTo(Reason.AUTHENTICATION_INSUFFICIENT);
    }

    @Test
    void takeEveryCharacterOfAScopeAndNoOther() { // RFC 6749 section 3.3
      Rule odd = Rule.allOf("!", "#", "[", "]", "~");
      assertThat(permits(api.tokens.withScope("!", "#", "[", "]", "~"), odd)).isTrue();
      for (String wrong : List.of(" ", "\"", "\\", "\u007f", "\u0020a", "\u00e9")) {
        assertThatThrownBy(() -> Rule.allOf(wrong)).isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(Rule.stepUp(Duration.ofSeconds(1)).inWords())
          .isEqualTo("a sign-in at most 1 s ago");
    }

    @Test
    void mayBeNested() {
      Rule rule = Rule.all(Rule.any(Rule.allOf("a"), Rule.allOf("b")), Rule.user());
      assertThat(rule.inWords()).isEqualTo("(permission a, or permission b), and a user");
      assertThat(permits(api.tokens.ofUser().claim("scope", "b"), rule)).isTrue();
      assertThat(refusal(api.tokens.ofUser(), rule).scope()).containsExactly("a", "b");
    }
  }

  @Nested
  class OwnConditions {
    @Test
    void areAskedWithTheCallerAndTheCall() {
      Rule rule =
          Rule.custom(
              "profile only", (caller, call) -> caller.has("profile") && call.uri().isEmpty());
      assertThat(permits(api.tokens.ofUser(), rule)).isTrue();
      assertThat(refusal(api.tokens.accessToken(), rule).finding().expected())
          .isEqualTo("condition 'profile only'");
    }

    @Test
    void refuseIfTheyThrow() { // G30
      Rule rule =
          Rule.custom(
              "broken",
              (caller, call) -> {
                throw new IllegalStateException(caller.subject());
              });
      assertThat(refusal(api.tokens.ofUser(), rule).reason()).isEqualTo(Reason.PERMISSION_MISSING);
    }
  }

  @Test
  void aRoleRuleCannotBeMetByAGuardThatReadsNoRoles() { // G30
    Rule rule = Rule.any(Rule.all(Rule.anyRole("a")), Rule.allOf("b"));
    guard.requireMeetable(rule);
    assertThatThrownBy(() -> api.guard.requireMeetable(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "licet.role-claims is missing, so nobody has a role, but a route asks for"
                + " (role a), or permission b");
    api.guard.requireMeetable(Rule.any(Rule.user(), Rule.allOf("b")));
  }

  @Test
  void eachIssuerHasItsOwnShapeOfClaims() {
    TrustedIssuer issuer =
        TrustedIssuer.builder()
            .domain("tenant.example")
            .audience(TestApi.AUDIENCE)
            .keys(() -> api.keys)
            .permissionClaims("scp")
            .rolesFrom("roles")
            .honouringWildcards()
            .build();
    guard = Guard.builder().issuers(Issuers.of(issuer)).clock(api.clock).build();
    guard.requireMeetable(Rule.anyRole("r"));
    TestToken token =
        api.tokens.ofUser().claim("scp", "a:*").claim("roles", List.of("r")).claim("scope", "b");
    assertThat(permits(token, Rule.all(Rule.allOf("a:x"), Rule.anyRole("r")))).isTrue();
    assertThat(permits(token, Rule.allOf("b"))).isFalse();
  }

  @Test
  void everyRuleReadsAsWords() {
    assertThat(Rule.open().inWords()).isEqualTo("public");
    assertThat(Rule.authenticated().inWords()).isEqualTo("any valid token");
    assertThat(Rule.nobody().inWords()).isEqualTo("REFUSED");
    assertThat(Rule.allOf("a", "b").inWords()).isEqualTo("permissions a and b");
    assertThat(Rule.anyRole("a", "b").inWords()).isEqualTo("roles a or b");
    assertThat(Rule.owner("id").hidden().inWords()).isEqualTo("the user {id} (404 to others)");
    assertThat(Rule.stepUp(List.of("a", "b"), Duration.ofMinutes(1)).inWords())
        .isEqualTo("a sign-in by a or b at most 60 s ago");
    assertThat(Rule.detail(AuthorizationDetail.ofType("t")).inWords())
        .isEqualTo("authorization detail t");
  }

  @Test
  void aVacuousRuleCannotBeMade() { // G30
    Map<Runnable, String> vacuous =
        Map.ofEntries(
            Map.entry(Rule::allRoles, "at least one role"),
            Map.entry(() -> Rule.anyRole("a", " "), "is ' '"),
            Map.entry(() -> Rule.anyRole("a\n"), "is 'a\n'"),
            Map.entry(() -> Rule.anyRole("a\u0007b"), "is 'a\u0007b'"),
            Map.entry(() -> Rule.owner(""), "path value must be"),
            Map.entry(() -> Rule.stepUp(List.of()), "needs an acr or a max_age"),
            Map.entry(() -> Rule.stepUp(List.of("a b")), "'a b'"),
            Map.entry(() -> Rule.stepUp(Duration.ZERO), "'PT0S'"),
            Map.entry(() -> Rule.stepUp(Duration.ofMillis(1500)), "'PT1.5S'"),
            Map.entry(Rule::all, "at least one rule"),
            Map.entry(Rule::any, "at least one rule"),
            Map.entry(() -> Rule.all(Rule.open()), "'public' cannot be combined"),
            Map.entry(() -> Rule.any(Rule.user(), Rule.nobody()), "'REFUSED' cannot be combined"),
            Map.entry(() -> Rule.any(Rule.authenticated()), "'any valid token' cannot be one"),
            Map.entry(() -> Rule.custom(" ", (caller, call) -> true), "name of a condition"),
            Map.entry(() -> AuthorizationDetail.ofType(""), "a type must be"),
            Map.entry(() -> AuthorizationDetail.ofType("t").actions(), "at least one actions"),
            Map.entry(() -> AuthorizationDetail.ofType("t").identifier(""), "identifier must be"));
    vacuous.forEach((rule, message) ->
        assertThatThrownBy(rule::run)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "a\r\nb", "\u001b[31m"})
  void nothingOfATokenGetsIntoAnAnswer(String hostile) { // G29
    TestToken token = api.tokens.withScope(hostile).claim("acr", hostile).claim("groups", hostile);
    for (Rule rule : List.of(Rule.allOf("x"), Rule.stepUp(List.of("x")), Rule.allRoles("x"))) {
      Refusal refusal = refusal(token, rule);
      Answer answer = refusal.answer(TestApi.call());
      assertThat(answer.headers().toString() + answer.body()).doesNotContain(hostile);
      assertThat(refusal.finding().found()).matches("[ -~]*");
    }
  }
}
