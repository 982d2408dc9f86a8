package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import dev.licet.testkit.TestTokens;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What the how-to pages about bound tokens and proxies show. */
class BoundTokensHowToTest {
  private final TestApi api = new TestApi();

  @Test
  void proofsAreRequiredAndCanBeMadeInATest() {
    // @start region="guard"
    Guard.Builder settings =
        Guard.builder()
            .domain("tenant.example")
            .audience("https://hello-api")
            .dpop(Dpop.required());
    // @end
    Guard guard = settings.keys(() -> api.keys).build();
    var tokens =
        new TestTokens(TestApi.ISSUER, TestApi.AUDIENCE, () -> TestApi.KEY, Clock.systemUTC());
    // @start region="proof"
    TestKey key = TestKeys.ec("client", "ES256");
    String token = tokens.boundTo(key).text();
    String proof = TestProof.by(key, "GET", "https://api.example/user", token).text();
    // @end
    TestCall call =
        TestCall.to("GET", "https://api.example/user")
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof);
    assertThat(guard.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
    assertThat(guard.check(call, Rule.authenticated())).isInstanceOf(Refusal.class);
  }

  @Test
  void aTrustedProxySaysWhatTheClientCalled() {
    // @start region="proxy"
    Guard.Builder settings =
        Guard.builder()
            .domain("tenant.example")
            .audience("https://hello-api")
            .dpop(Dpop.accepted())
            .mutualTls()
            .trustedProxies("10.0.0.0/8", "2001:db8::7");
    // @end
    Guard guard = settings.keys(() -> api.keys).clock(api.clock).build();
    TestKey key = TestKeys.ec("client", "ES256");
    String token = api.tokens.boundTo(key).text();
    TestProof proof = TestProof.by(key, "GET", "https://api.example/user", token);
    TestCall call =
        TestCall.to("GET", "http://app:8080/user")
            .from("10.1.2.3")
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof.madeAt(api.clock.instant()).text())
            .header("Forwarded", "for=203.0.113.9;proto=https;host=api.example");
    assertThat(guard.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
  }
}
