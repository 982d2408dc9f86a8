package dev.licet.guard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Reason;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardMetersTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final KeySet KEYS = KeySet.parse(TestKeys.jwks(List.of(KEY)));
  private static final String ISSUER = "https://tenant.example/";

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final GuardMeters meters = new GuardMeters(registry);
  private final TestTokens tokens =
      new TestTokens(ISSUER, "https://hello-api", () -> KEY, Clock.systemUTC());
  private final Guard guard =
      Guard.builder()
          .domain("tenant.example")
          .audience("https://hello-api")
          .keys(() -> KEYS)
          .observer(meters)
          .build();

  private void call(String token, Rule rule) {
    HttpCall call = name -> name.equals("Authorization") ? List.of("Bearer " + token) : List.of();
    guard.check(call, rule);
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  @Test
  void decisionsAreCountedByOutcomeAndReason() {
    call(tokens.accessToken().text(), Rule.authenticated());
    call(tokens.expired().text(), Rule.authenticated());
    call("nonsense", Rule.authenticated());
    call("garbage", Rule.authenticated());
    String decisions = "licet.guard.decisions";
    assertThat(count(decisions, "outcome", "permitted", "reason", "none")).isEqualTo(1);
    assertThat(count(decisions, "outcome", "refused", "reason", "token_expired")).isEqualTo(1);
    assertThat(count(decisions, "outcome", "refused", "reason", "token_malformed")).isEqualTo(2);
    assertThat(count(decisions, "outcome", "unavailable", "reason", "keys_unavailable")).isZero();
  }

  @Test
  void whatWasJudgedBeforeIsAHitAndOnlyTheRestIsTimed() {
    String token = tokens.withScope("a").text();
    call(token, Rule.authenticated());
    call(token, Rule.authenticated());
    call(token, Rule.allOf("b"));
    call("nonsense", Rule.authenticated());
    call("nonsense", Rule.open());
    assertThat(count("licet.guard.cache", "result", "hit")).isEqualTo(2);
    assertThat(count("licet.guard.cache", "result", "miss")).isEqualTo(2);
    assertThat(verifications("verified")).isEqualTo(1);
    assertThat(verifications("refused")).isEqualTo(1);
  }

  private long verifications(String outcome) {
    return registry.get("licet.guard.verification").tag("outcome", outcome).timer().count();
  }

  @Test
  void theAgeOfTheKeysAndTheLooksAtThemAreKnownByIssuer() {
    meters.failed(ISSUER, "down");
    assertThat(age()).isNaN();
    meters.fetched(ISSUER, KEYS, true);
    clock.add(Duration.ofSeconds(90));
    meters.failed(ISSUER, "down");
    assertThat(age()).isEqualTo(90);
    assertThat(count("licet.guard.keys.fetches", "issuer", ISSUER, "outcome", "success"))
        .isEqualTo(1);
    assertThat(count("licet.guard.keys.fetches", "issuer", ISSUER, "outcome", "failure"))
        .isEqualTo(2);
    assertThat(usable()).isEqualTo(1);
  }

  @Test
  void keysOfAnEarlierLifeAreCountedAndAsOldAsTheyAre() {
    Instant fetched = Instant.ofEpochMilli(clock.wallTime()).minusSeconds(3600);
    meters.restored(ISSUER, KEYS, fetched);
    assertThat(usable()).isEqualTo(1);
    assertThat(age()).isEqualTo(3600);
    assertThat(count("licet.guard.keys.fetches", "issuer", ISSUER, "outcome", "success")).isZero();
  }

  @Test
  void keysThatAreTooOldAreNotUsable() {
    meters.fetched(ISSUER, KEYS, true);
    meters.dropped(ISSUER);
    assertThat(usable()).isZero();
  }

  @Test
  void aKeyWithoutAnIdIsAKey() {
    String jwks =
        TestKeys.jwks(List.of(KEY)).replaceAll(",\"kid\":\"[^\"]*\"|\"kid\":\"[^\"]*\",", "");
    assertThat(KeySet.parse(jwks).keyIds()).isEmpty();
    meters.fetched(ISSUER, KeySet.parse(jwks), true);
    assertThat(usable()).isEqualTo(1);
  }

  private double usable() {
    return registry.get("licet.guard.keys.usable").tag("issuer", ISSUER).gauge().value();
  }

  private double age() {
    return registry
        .get("licet.guard.keys.age")
        .tag("issuer", ISSUER)
        .timeGauge()
        .value(TimeUnit.SECONDS);
  }

  @Test
  void looksForUnknownKeysAreCounted() {
    meters.unknownKeySought(ISSUER, true);
    meters.unknownKeySought(ISSUER, false);
    meters.unknownKeySought(ISSUER, false);
    assertThat(count("licet.guard.keys.sought", "found", "true")).isEqualTo(1);
    assertThat(count("licet.guard.keys.sought", "found", "false")).isEqualTo(2);
  }

  @Test
  void nobodyMakesMetersWithoutEnd() { // G17
    for (int i = 0; i < 1_000; i++) {
      call("nonsense" + i, Rule.authenticated());
      meters.fetched("https://tenant-" + i + ".example/", KEYS, true);
    }
    assertThat(registry.getMeters()).hasSizeLessThan(Reason.values().length + 10 + 6 * 101);
    assertThat(count("licet.guard.keys.fetches", "issuer", "other", "outcome", "success"))
        .isEqualTo(900);
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .noneMatch(id -> id.toString().contains("nonsense"));
  }
}
