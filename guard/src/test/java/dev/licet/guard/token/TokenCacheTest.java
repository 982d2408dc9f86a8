package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final KeySet keys = KeySet.parse(TestKeys.jwks(List.of(KEY)));
  private final KeySource source = KeySource.heldInProcess(() -> keys);
  private final TokenCache<String> cache = new TokenCache<>(source, CLOCK);
  private final Verdict.Verified verdict = verdict();

  private Verdict.Verified verdict() {
    TestTokens tokens = new TestTokens("https://issuer/", "api", () -> KEY, CLOCK);
    TokenPolicy policy =
        new TokenPolicy(
            "https://issuer/",
            Set.of("api"),
            Set.of(dev.licet.guard.keys.SignatureAlgorithm.RS256),
            Duration.ZERO);
    return (Verdict.Verified)
        new JwtVerifier(source, policy, CLOCK).verify(tokens.accessToken().text());
  }

  @Test
  void remembersByTheWholeText() { // G16
    String end = "a-signature-that-two-texts-share";
    cache.put("one" + end, verdict, "1");
    cache.put("two" + end, verdict, "2");
    assertThat(cache.find("one" + end)).contains("1");
    assertThat(cache.find("two" + end)).contains("2");
    assertThat(cache.find("three" + end)).isEmpty();
    assertThat(cache.find("ONE" + end)).isEmpty();
    assertThat(cache.find("")).isEmpty();
  }

  @Test
  void theLastWordCounts() {
    cache.put("text", verdict, "1");
    cache.put("text", verdict, "2");
    assertThat(cache.find("text")).contains("2");
  }

  @Test
  void holdsOnlyBetweenTheTimesOfTheToken() {
    long now = CLOCK.millis();
    cache.put("ended", new Verdict.Verified(verdict.token(), keys, 0, now), "");
    cache.put("early", new Verdict.Verified(verdict.token(), keys, now + 1, now + 2), "");
    cache.put("right", new Verdict.Verified(verdict.token(), keys, now, now + 1), "");
    assertThat(cache.find("ended")).isEmpty();
    assertThat(cache.find("early")).isEmpty();
    assertThat(cache.find("right")).isPresent();
  }

  @Test
  void holdsOnlyWithTheKeysItWasVerifiedBy() { // K6
    KeySet others = KeySet.parse(TestKeys.jwks(List.of(KEY)));
    cache.put("text", new Verdict.Verified(verdict.token(), others, 0, Long.MAX_VALUE), "");
    assertThat(cache.find("text")).isEmpty();
    TokenCache<String> withoutKeys = new TokenCache<>(new NoKeys(), CLOCK);
    withoutKeys.put("text", verdict, "");
    assertThat(withoutKeys.find("text")).isEmpty();
  }

  private static final class NoKeys implements KeySource {
    @Override
    public Optional<KeySet> current() {
      return Optional.empty();
    }

    @Override
    public Optional<KeySet> first() {
      return Optional.empty();
    }

    @Override
    public Optional<KeySet> seek(String keyId) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  @Test
  void aMillionTokensTakeNoMoreRoomThanItHas() { // G17
    for (int i = 0; i < 1_000_000; i++) {
      cache.put("token-number-" + i, verdict, "");
    }
    long remembered = 0;
    for (int i = 0; i < 1_000_000; i++) {
      remembered += cache.find("token-number-" + i).isPresent() ? 1 : 0;
    }
    assertThat(remembered).isBetween(1L, 8192L);
  }

  @Test
  void severalThousandTokensFitAtOnce() {
    for (int i = 0; i < 4000; i++) {
      cache.put("token-" + i * 7919L, verdict, "");
    }
    long remembered = 0;
    for (int i = 0; i < 4000; i++) {
      remembered += cache.find("token-" + i * 7919L).isPresent() ? 1 : 0;
    }
    assertThat(remembered).isGreaterThan(3800);
  }

  @Test
  void aVeryLongTokenIsNotRemembered() { // G17
    cache.put("x".repeat(5000), verdict, "");
    assertThat(cache.find("x".repeat(5000))).isEmpty();
  }
}
