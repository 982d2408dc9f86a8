package dev.licet.guard;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** An API at a fixed time, with the provider's keys in process, so that nothing is fetched. */
final class TestApi {
  static final String ISSUER = "https://tenant.example/";
  static final String AUDIENCE = "https://hello-api";
  static final TestKey KEY = TestKeys.rsa("key-1");
  static final TestKey FOREIGN_KEY = TestKeys.rsa("key-1");

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T12:00:00Z"));
  final TestTokens tokens = new TestTokens(ISSUER, AUDIENCE, () -> KEY, clock);
  volatile KeySet keys = KeySet.parse(TestKeys.jwks(List.of(KEY)));
  final Guard guard = builder().build();

  Guard.Builder builder() {
    return Guard.builder()
        .domain("tenant.example")
        .audience(AUDIENCE)
        .keys(() -> keys)
        .clock(clock);
  }

  static HttpCall call(String... authorization) {
    Map<String, List<String>> headers = Map.of("Authorization", List.of(authorization));
    return name -> headers.getOrDefault(name, List.of());
  }

  Decision check(TestToken token) {
    return check(token.text());
  }

  Decision check(String token) {
    return guard.check(call("Bearer " + token), Rule.authenticated());
  }

  /** Why a token is refused. */
  Reason reason(String token) {
    return ((Refusal) check(token)).reason();
  }

  /** Which check a token fails. */
  Check failed(String token) {
    return ((Refusal) check(token)).finding().check();
  }

  Check failed(TestToken token) {
    return failed(token.text());
  }

  /** A clock that stands still until it is moved. */
  static final class MovableClock extends Clock {
    private volatile Instant now;

    MovableClock(Instant now) {
      this.now = now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
