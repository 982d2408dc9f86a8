package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
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
  private static final TestKey OTHER = TestKeys.rsa("key-2");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private Optional<KeySet> keys = Optional.of(KeySet.parse(TestKeys.jwks(List.of(KEY))));
  private final JwtVerifier verifier = verifier();
  private final TokenCache<String> cache = new TokenCache<>(CLOCK);
  private final Verdict.Verified verdict = verdict();

  private JwtVerifier verifier() {
    TokenPolicy policy =
        new TokenPolicy(
            "https://issuer/", Set.of("api"), Set.of(SignatureAlgorithm.RS256), Duration.ZERO);
    return new JwtVerifier(new TestSource(), policy, CLOCK);
  }

  private Verdict.Verified verdict() {
    TestTokens tokens = new TestTokens("https://issuer/", "api", () -> KEY, CLOCK);
    JwtVerifiers verifiers = new JwtVerifiers();
    verifiers.trust(verifier);
    return (Verdict.Verified) verifiers.verify(tokens.accessToken().text());
  }

  private Verdict.Verified verdict(long validFrom, long validUntil) {
    Grounds grounds =
        new Grounds(
            verifier,
            KeySet.EMPTY,
            keys.orElseThrow().find(Optional.of("key-1"), SignatureAlgorithm.RS256).orElseThrow(),
            Optional.of("key-1"),
            SignatureAlgorithm.RS256);
    return new Verdict.Verified(verdict.token(), grounds, validFrom, validUntil);
  }

  /** Keys that come and go as a test says. */
  private final class TestSource implements KeySource {
    @Override
    public Optional<KeySet> current() {
      return keys;
    }

    @Override
    public Optional<KeySet> first() {
      return keys;
    }

    @Override
    public Optional<KeySet> seek(String keyId) {
      return keys;
    }

    @Override
    public void close() {}
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
    cache.put("ended", verdict(0, now), "");
    cache.put("early", verdict(now + 1, now + 2), "");
    cache.put("right", verdict(now, now + 1), "");
    assertThat(cache.find("ended")).isEmpty();
    assertThat(cache.find("early")).isEmpty();
    assertThat(cache.find("right")).isPresent();
  }

  private Optional<String> afterwards(TestKey... published) {
    cache.put("text", verdict, "");
    keys = Optional.of(KeySet.parse(TestKeys.jwks(List.of(published))));
    return cache.find("text");
  }

  @Test
  void standsWhileItsOwnKeyIsThereWhateverHappensToTheOthers() { // K6
    assertThat(afterwards(KEY)).isPresent();
    assertThat(afterwards(OTHER.named("key-2"), KEY)).isPresent();
    assertThat(afterwards(KEY, OTHER.named("key-3"))).isPresent();
  }

  @Test
  void fallsWithItsKey() { // G16, K6
    assertThat(afterwards(OTHER.named("key-2"))).isEmpty();
    assertThat(afterwards(OTHER.named("key-1"))).as("another key of that name").isEmpty();
    assertThat(afterwards(KEY.named("key-2"))).as("that key by another name").isEmpty();
    assertThat(afterwards(KEY, OTHER.named("key-1"))).as("two keys of that name").isEmpty();
    assertThat(afterwards(KEY.signing("PS256"))).as("for another algorithm").isEmpty();
  }

  @Test
  void holdsNothingWhileThereAreNoKeys() { // K7
    cache.put("text", verdict, "");
    Optional<KeySet> before = keys;
    keys = Optional.empty();
    assertThat(cache.find("text")).isEmpty();
    keys = before;
    assertThat(cache.find("text")).isPresent();
  }

  @Test
  void fallsWithItsIssuer() { // G16
    cache.put("text", verdict, "");
    verifier.retire();
    assertThat(cache.find("text")).isEmpty();
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
