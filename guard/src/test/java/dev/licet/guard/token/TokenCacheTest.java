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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final TestKey OTHER = TestKeys.rsa("key-2");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private Optional<KeySet> keys = Optional.of(KeySet.parse(TestKeys.jwks(List.of(KEY))));
  private final JwtVerifier verifier = verifier();
  private final TokenCache<String> cache = new TokenCache<>(CLOCK, 4096);
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

  private Verdict.Verified verdict(long from, long until) {
    return new Verdict.Verified(verdict.token(), new Term(from, until, () -> true));
  }

  private Optional<String> find(String text) {
    return find(cache, text);
  }

  private static Optional<String> find(TokenCache<String> cache, String text) {
    return Optional.of(cache.find(text, "nothing")).filter(found -> !found.equals("nothing"));
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
    assertThat(find("one" + end)).contains("1");
    assertThat(find("two" + end)).contains("2");
    assertThat(find("three" + end)).isEmpty();
    assertThat(find("ONE" + end)).isEmpty();
    assertThat(find("")).isEmpty();
  }

  @Test
  void theLastWordCounts() {
    cache.put("text", verdict, "1");
    cache.put("text", verdict, "2");
    assertThat(find("text")).contains("2");
  }

  @Test
  void holdsOnlyBetweenTheTimesOfTheToken() {
    long now = CLOCK.millis();
    cache.put("ended", verdict(0, now), "");
    cache.put("early", verdict(now + 1, now + 2), "");
    cache.put("right", verdict(now, now + 1), "");
    assertThat(find("ended")).isEmpty();
    assertThat(find("early")).isEmpty();
    assertThat(find("right")).isPresent();
  }

  private Optional<String> afterwards(TestKey... published) {
    cache.put("text", verdict, "");
    keys = Optional.of(KeySet.parse(TestKeys.jwks(List.of(published))));
    return find("text");
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
    assertThat(find("text")).isEmpty();
    keys = before;
    assertThat(find("text")).isPresent();
  }

  @Test
  void fallsWithItsIssuer() { // G16
    cache.put("text", verdict, "");
    verifier.retire();
    assertThat(find("text")).isEmpty();
  }

  private static long remembered(TokenCache<String> cache, int tokens) {
    long remembered = 0;
    for (int i = 0; i < tokens; i++) {
      remembered += find(cache, "token-number-" + i * 7919L).isPresent() ? 1 : 0;
    }
    return remembered;
  }

  private void fill(TokenCache<String> cache, int tokens) {
    for (int i = 0; i < tokens; i++) {
      cache.put("token-number-" + i * 7919L, verdict, "");
    }
  }

  @Test
  void aMillionTokensTakeNoMoreRoomThanItHas() { // G17
    fill(cache, 1_000_000);
    assertThat(remembered(cache, 1_000_000)).isBetween(4000L, 4096L);
  }

  @Test
  void asManyTokensAsItIsMadeForFitNearlyAll() {
    TokenCache<String> large = new TokenCache<>(CLOCK, 131_072);
    fill(large, 100_000);
    assertThat(remembered(large, 100_000)).isGreaterThan(99_500L);
  }

  @Test
  void smallOnesAreWhatTheyAreSaidToBe() { // G17
    for (int most : new int[] {0, 1, 3, 8, 100}) {
      TokenCache<String> small = new TokenCache<>(CLOCK, most);
      fill(small, 1000);
      assertThat(remembered(small, 1000)).isBetween(most / 2L, (long) most);
    }
  }

  @Test
  void whatHoldsNoMoreGivesWayFirst() {
    long now = CLOCK.millis();
    TokenCache<String> small = new TokenCache<>(CLOCK, 64);
    fill(small, 40);
    for (int i = 0; i < 1000; i++) {
      small.put("ended-" + i, verdict(0, now), "");
    }
    assertThat(remembered(small, 40)).isGreaterThan(30);
  }

  @Test
  void aRefusalIsRememberedWhereItCostASignature() { // G17
    Term term = new Term(0, Long.MAX_VALUE, () -> true);
    Finding finding = Findings.signature("another");
    cache.put("dear", new Verdict.Rejected(finding, Optional.of(term)), "no");
    cache.put("cheap", new Verdict.Rejected(finding), "no");
    assertThat(find("dear")).contains("no");
    assertThat(find("cheap")).isEmpty();
  }

  @Test
  void manyThreadsAtOnceSeeOnlyWhatBelongsToTheirToken() throws InterruptedException { // G16
    TokenCache<String> small = new TokenCache<>(CLOCK, 32);
    AtomicInteger wrong = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = 0; i < 200_000; i++) {
            String text = "token-" + i % 97;
            small.put(text, verdict, text);
            wrong.addAndGet(find(small, text).filter(v -> !v.equals(text)).isPresent() ? 1 : 0);
          }
        };
    List<Thread> threads = List.of(new Thread(work), new Thread(work), new Thread(work));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).hasValue(0);
    long held =
        java.util.stream.IntStream.range(0, 97)
            .filter(i -> find(small, "token-" + i).isPresent())
            .count();
    assertThat(held).isLessThanOrEqualTo(32);
  }

  @Test
  void aVeryLongTokenIsNotRemembered() { // G17
    cache.put("x".repeat(5000), verdict, "");
    assertThat(find("x".repeat(5000))).isEmpty();
  }
}
