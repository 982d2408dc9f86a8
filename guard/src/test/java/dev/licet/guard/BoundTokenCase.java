package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import java.util.Arrays;

/**
 * Tokens that are bound to a key at an API that takes proofs, at a fixed time; for tests of these.
 */
abstract class BoundTokenCase {
  static final TestKey KEY = TestKeys.ec("client", "ES256");
  static final TestKey OTHER_KEY = TestKeys.ec("other", "ES256");
  static final String URL = "https://api.example/user";
  static final Rule ANY = Rule.authenticated();

  final TestApi api = new TestApi();
  final String token = api.tokens.boundTo(KEY).text();
  final Guard guard = api.builder().dpop(Dpop.accepted()).build();

  TestProof proof() {
    return proof(KEY);
  }

  TestProof proof(TestKey key) {
    return TestProof.by(key, "GET", URL, token).madeAt(api.clock.instant());
  }

  static TestCall call(String scheme, String token, String... proofs) {
    TestCall call = TestCall.to("GET", URL).header("Authorization", scheme + " " + token);
    Arrays.stream(proofs).forEach(proof -> call.header("DPoP", proof));
    return call;
  }

  Decision check(TestProof proof) {
    return guard.check(call("DPoP", token, proof.text()), ANY);
  }

  static void assertRefused(ProofCheck why, Decision decision) {
    assertThat(decision).isInstanceOf(Refusal.class);
    Refusal refusal = (Refusal) decision;
    assertThat(refusal.description()).isEqualTo(why.description());
    assertThat(refusal.reason()).isEqualTo(Reason.DPOP_PROOF_INVALID);
    assertThat(refusal.finding().check()).isIn(Check.BINDING, Check.PROOF);
    Answer answer = refusal.answer(call("DPoP", "x"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"invalid_dpop_proof\",\"description\":\"" + why.description() + "\"}");
  }

  void assertRefused(ProofCheck why, TestProof proof) {
    assertRefused(why, check(proof));
  }

  static void assertTaken(Decision decision) {
    assertThat(decision).isInstanceOf(Permit.class);
  }
}
