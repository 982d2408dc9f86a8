package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that ask how, and when, a user signed in (RFC 9470). */
class StepUpTest extends RuleCase {
  private final long now = api.clock.instant().getEpochSecond();

  @Test
  void askForOneOfTheClasses() {
    Rule rule = Rule.stepUp(List.of("urn:mfa", "phr"));
    assertThat(permits(api.tokens.ofUser().claim("acr", "phr"), rule)).isTrue();
    for (Object acr : List.of("urn", "PHR", "urn:mfa phr", 2, List.of("phr"))) {
      assertThat(permits(api.tokens.ofUser().claim("acr", acr), rule)).isFalse();
    }
    assertThat(challenge(refusal(api.tokens.ofUser(), rule)))
        .isEqualTo(
            "Bearer error=\"insufficient_user_authentication\", error_description=\"A stronger or"
                + " more recent sign-in is required\", acr_values=\"urn:mfa phr\"");
  }

  @Test
  void askForARecentSignIn() {
    Rule rule = Rule.stepUp(Duration.ofMinutes(5));
    assertThat(permits(api.tokens.ofUser().claim("auth_time", now - 300), rule)).isTrue();
    assertThat(permits(api.tokens.ofUser().claim("auth_time", now + 60), rule)).isTrue();
    for (Object time : List.of(now - 301, now + 61, "" + now, List.of(now))) {
      assertThat(permits(api.tokens.ofUser().claim("auth_time", time), rule)).isFalse();
    }
    Refusal refusal = refusal(api.tokens.ofUser(), rule);
    assertThat(refusal.reason()).isEqualTo(Reason.AUTHENTICATION_INSUFFICIENT);
    assertThat(challenge(refusal)).endsWith("is required\", max_age=\"300\"");
    assertThat(refusal.finding().found()).isEqualTo("no acr, no auth_time");
  }

  @Test
  void endWhileATokenIsRemembered() {
    Rule rule = Rule.stepUp(List.of("mfa"), Duration.ofMinutes(5));
    TestToken token = api.tokens.ofUser().claim("auth_time", now).claim("acr", "mfa");
    assertThat(permits(token, rule)).isTrue();
    api.clock.advance(Duration.ofSeconds(301));
    assertThat(refusal(token, rule).challenge().parameters())
        .containsExactly(Map.entry("acr_values", "mfa"), Map.entry("max_age", "300"));
  }
}
