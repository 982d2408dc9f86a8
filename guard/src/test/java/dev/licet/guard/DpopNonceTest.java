package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.testkit.TestProof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A nonce, where the API demands one. */
class DpopNonceTest extends BoundTokenCase { // G28

  private final byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private final Guard demanding =
      api.builder().dpop(Dpop.accepted().demandingNonce(secret)).build();

  @Override
  Decision check(TestProof proof) {
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
    assertThat(((Refusal) check(proof().nonce("x"))).finding().found()).isEqualTo("another");
    assertThat(((Refusal) check(proof())).finding().found()).isEqualTo("none");
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
