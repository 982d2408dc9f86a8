package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.CallDecided.TokenJudged;
import dev.licet.guard.token.Check;
import dev.licet.guard.watch.WrittenLines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardObserverTest {
  private final TestApi api = new TestApi();
  private final List<CallDecided> seen = new ArrayList<>();
  private final Guard guard = api.builder().observer(seen::add).build();

  private CallDecided decided(Rule rule, String... authorization) {
    Decision decision = guard.check(TestApi.call(authorization), rule);
    CallDecided event = seen.get(seen.size() - 1);
    assertThat(event.decision()).isSameAs(decision);
    assertThat(event.rule()).isSameAs(rule);
    assertThat(event.nanos()).isNotNegative();
    return event;
  }

  @Test
  void aTokenIsVerifiedOnceAndRememberedThen() {
    String header = "Bearer " + api.tokens.accessToken().text();
    CallDecided first = decided(Rule.authenticated(), header);
    CallDecided second = decided(Rule.authenticated(), header);
    assertThat(first.token()).isEqualTo(TokenJudged.VERIFIED);
    assertThat(second.token()).isEqualTo(TokenJudged.REMEMBERED);
    assertThat(second.caller()).isEqualTo(((Permit) second.decision()).caller());
    assertThat(second.refusal()).isEmpty();
  }

  @Test
  void aRefusalSaysWhichCheckFailed() {
    CallDecided event = decided(Rule.authenticated(), "Bearer " + api.tokens.expired().text());
    assertThat(event.token()).isEqualTo(TokenJudged.REFUSED);
    assertThat(event.caller()).isEmpty();
    assertThat(event.refusal().orElseThrow().finding().check()).isEqualTo(Check.EXPIRY);
  }

  @Test
  void whoIsRefusedForAMissingPermissionIsKnown() {
    CallDecided event = decided(Rule.allOf("a"), "Bearer " + api.tokens.withScope("b").text());
    assertThat(event.token()).isEqualTo(TokenJudged.VERIFIED);
    assertThat(event.refusal().orElseThrow().reason()).isEqualTo(Reason.PERMISSION_MISSING);
    assertThat(event.caller().orElseThrow().has("b")).isTrue();
  }

  @Test
  void whereNoTokenIsLookedAtThatIsSaidToo() {
    assertThat(decided(Rule.open()).token()).isEqualTo(TokenJudged.NOT);
    CallDecided without = decided(Rule.authenticated());
    assertThat(without.token()).isEqualTo(TokenJudged.NOT);
    assertThat(without.refusal().orElseThrow().reason()).isEqualTo(Reason.HEADER_MISSING);
  }

  @Test
  void anObserverThatFailsDisturbsNobody() {
    List<CallDecided> last = new ArrayList<>();
    Guard disturbed =
        api.builder()
            .observer(event -> {
              throw new IllegalStateException("full");
            })
            .observer(last::add)
            .build();
    HttpCall call = TestApi.call("Bearer " + api.tokens.accessToken().text());
    try (WrittenLines log = new WrittenLines(Observers.class.getName())) {
      assertThat(disturbed.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
      assertThat(disturbed.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
      assertThat(log.lines()).hasSize(1).first().asString().contains("An observer of Guard fails");
    }
    assertThat(last).hasSize(2);
  }

  @Test
  void itsTextHoldsNeitherTheTokenNorTheCaller() {
    String token = api.tokens.accessToken().claim("sub", "somebody").text();
    String text = decided(Rule.authenticated(), "Bearer " + token).toString();
    assertThat(text).startsWith("CallDecided[permitted, token VERIFIED, ");
    assertThat(text).doesNotContain(token).doesNotContain("somebody");
    assertThat(decided(Rule.authenticated()).toString()).startsWith("CallDecided[HEADER_MISSING");
  }
}
