package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Explanation.Outcome;
import dev.licet.guard.Explanation.Step;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import dev.licet.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final TestApi api = new TestApi();

  private Explanation explain(String token, Rule rule) {
    return api.guard.explain(token, rule);
  }

  private static Step step(Explanation explanation, Check check) {
    return explanation.steps().stream()
        .filter(step -> step.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static List<Check> with(Outcome outcome, Explanation explanation) {
    return explanation.steps().stream()
        .filter(step -> step.outcome() == outcome)
        .map(Step::check)
        .toList();
  }

  @Test
  void everyCheckHasItsPlaceAndItsOrder() {
    Explanation explanation = explain(api.tokens.withScope("a").text(), Rule.allOf("a"));
    assertThat(explanation.steps())
        .extracting(Step::check)
        .containsExactlyElementsOf(Stream.of(Check.values()).filter(Check::isOfJwt).toList());
    assertThat(with(Outcome.NOT_REACHED, explanation))
        .as("what neither the token nor the rule asks for")
        .containsExactly(Check.CERTIFICATE, Check.PROOF, Check.OWNER, Check.AUTHENTICATION);
    assertThat(explanation.decision()).isInstanceOf(Permit.class);
    assertThat(explanation.steps())
        .filteredOn(step -> step.check() == Check.TYPE)
        .extracting(step -> step.finding().found())
        .containsExactly("an access token");
  }

  @Test
  void whatCameBeforeTheFailurePassedAndTheRestWasNotReached() {
    Explanation explanation = explain(api.tokens.expired().text(), Rule.allOf("a"));
    assertThat(with(Outcome.PASSED, explanation))
        .containsExactlyElementsOf(
            Stream.of(Check.values())
                .filter(c -> c.isOfJwt() && c.compareTo(Check.EXPIRY) < 0)
                .toList());
    assertThat(with(Outcome.FAILED, explanation)).containsExactly(Check.EXPIRY);
    assertThat(with(Outcome.NOT_REACHED, explanation))
        .containsExactlyElementsOf(
            Stream.of(Check.values()).filter(c -> c.compareTo(Check.EXPIRY) > 0).toList());
    assertThat(((Refusal) explanation.decision()).reason()).isEqualTo(Reason.TOKEN_EXPIRED);
  }

  @Test
  void theRulesOfACombinationAreToldTogether() {
    Rule rule = Rule.all(Rule.allOf("a"), Rule.anyRole("r"), Rule.stepUp(List.of("mfa")));
    Guard guard = api.builder().rolesFrom("roles").build();
    String token =
        api.tokens.withScope("a").claim("roles", List.of("r")).claim("acr", "mfa").text();
    Explanation explanation = guard.explain(token, rule);
    assertThat(step(explanation, Check.PERMISSION).finding())
        .isEqualTo(new Finding(Check.PERMISSION, "all of: a; role r", "a; r"));
    assertThat(step(explanation, Check.AUTHENTICATION).finding().found())
        .isEqualTo("acr mfa, no auth_time");
    assertThat(step(explanation, Check.AUTHENTICATION).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void passedChecksSayWhatTheyFoundToo() {
    Explanation explanation = explain(api.tokens.accessToken().text(), Rule.authenticated());
    assertThat(step(explanation, Check.AUDIENCE).finding())
        .isEqualTo(
            new Finding(
                Check.AUDIENCE, "aud with 'https://hello-api'", "aud \"https://hello-api\""));
    assertThat(step(explanation, Check.ALGORITHM).finding())
        .isEqualTo(new Finding(Check.ALGORITHM, "alg RS256", "alg RS256"));
    assertThat(step(explanation, Check.KEY).finding().found()).isEqualTo("kid key-1");
    assertThat(step(explanation, Check.KEYS).finding().found()).isEqualTo("1 keys");
    assertThat(step(explanation, Check.PERMISSION).outcome()).isEqualTo(Outcome.NOT_REACHED);
  }

  @Test
  void aMissingPermissionIsTheLastCheck() {
    Explanation explanation = explain(api.tokens.withScope("b").text(), Rule.allOf("a"));
    assertThat(with(Outcome.FAILED, explanation)).containsExactly(Check.PERMISSION);
    assertThat(step(explanation, Check.PERMISSION).finding())
        .isEqualTo(new Finding(Check.PERMISSION, "all of: a", "b"));
  }

  @Test
  void aBoundTokenNeedsWhatOnlyACallCanShow() {
    Guard guard = api.builder().dpop(Dpop.accepted()).mutualTls().build();
    Explanation byKey = guard.explain(boundToKey(), Rule.authenticated());
    assertThat(with(Outcome.NEEDS_CALL, byKey)).containsExactly(Check.PROOF);
    assertThat(step(byKey, Check.BINDING).finding().found()).isEqualTo("bound to a key");
    assertThat(step(byKey, Check.PROOF).finding().found())
        .isEqualTo("bound to a key: a proof is needed");
    assertThat(byKey.decision()).isInstanceOf(Permit.class);
    String token =
        api.tokens.accessToken().claim("cnf", Map.of("x5t#S256", "a", "jkt", "b")).text();
    Explanation byBoth = guard.explain(token, Rule.allOf("a"));
    assertThat(with(Outcome.NEEDS_CALL, byBoth)).containsExactly(Check.CERTIFICATE, Check.PROOF);
    assertThat(with(Outcome.FAILED, byBoth)).containsExactly(Check.PERMISSION);
  }

  @Test
  void aBindingThatTheApiDoesNotCheckFails() {
    Explanation byKey = explain(boundToKey(), Rule.authenticated());
    assertThat(with(Outcome.FAILED, byKey)).containsExactly(Check.BINDING);
    assertThat(with(Outcome.NEEDS_CALL, byKey)).isEmpty();
    String token = api.tokens.accessToken().claim("cnf", Map.of("x5t#S256", "a")).text();
    assertThat(with(Outcome.FAILED, explain(token, Rule.authenticated())))
        .containsExactly(Check.CERTIFICATE);
    Guard strict = api.builder().dpop(Dpop.required()).build();
    Explanation unbound = strict.explain(api.tokens.accessToken().text(), Rule.authenticated());
    assertThat(step(unbound, Check.BINDING).finding().found()).isEqualTo("not bound");
    assertThat(with(Outcome.FAILED, unbound)).containsExactly(Check.BINDING);
  }

  private String boundToKey() {
    return api.tokens.boundTo(TestKeys.ec("client", "ES256")).text();
  }

  @Test
  void aTextThatIsNoTokenFailsAtItsForm() {
    Explanation explanation = explain("nonsense", Rule.authenticated());
    assertThat(with(Outcome.FAILED, explanation)).containsExactly(Check.FORM);
    assertThat(step(explanation, Check.FORM).finding().found())
        .isEqualTo("a token that does not have three parts");
  }

  @Test
  void onAnOpenRouteNothingIsLookedAt() {
    Explanation explanation = explain("nonsense", Rule.open());
    assertThat(with(Outcome.NOT_REACHED, explanation)).hasSize(Check.values().length - 2);
    assertThat(explanation.decision()).isInstanceOf(Permit.class);
  }

  @Test
  void everyCheckCanBeSaidInAClause() {
    assertThat(Check.values()).allMatch(check -> !check.question().isBlank());
  }
}
