package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ReplayStore;
import dev.licet.testkit.TestProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same proof again. */
class DpopReplayTest extends BoundTokenCase { // G28

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
    TestProof othersProof = TestProof.by(OTHER_KEY, "GET", URL, others).madeAt(api.clock.instant());
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
      assertThat(answer.headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
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
