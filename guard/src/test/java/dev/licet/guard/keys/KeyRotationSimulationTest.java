package dev.licet.guard.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeyHealth.State;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.JwtVerifier;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.TokenPolicy;
import dev.licet.guard.token.Verdict;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole days of an API and its provider in a time of their own, with every fetch counted. */
class KeyRotationSimulationTest {
  private static final int CALLERS = 10_000;
  private static final int AT_ONCE = 400;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeProvider provider = new FakeProvider();
  private final VirtualLooks looks = new VirtualLooks(provider);
  private final RemoteKeySet keys = provider.remote(looks, KeyEvents.NONE, Optional.empty());
  private final JwtVerifiers verifiers = new JwtVerifiers();
  private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

  KeyRotationSimulationTest() {
    TokenPolicy policy =
        new TokenPolicy(
            FakeProvider.ISSUER, Set.of("api"), Set.of(SignatureAlgorithm.RS256), Duration.ZERO);
    verifiers.trust(new JwtVerifier(keys, policy, provider));
  }

  @AfterEach
  void stop() {
    provider.gate.countDown();
    keys.close();
    callers.shutdownNow();
  }

  private String token(TestKey key) {
    return new TestTokens(FakeProvider.ISSUER, "api", () -> key, provider)
        .accessToken()
        .claim("exp", provider.instant().plus(Duration.ofDays(3)).getEpochSecond())
        .text();
  }

  private Optional<Check> failed(String token) {
    return verifiers.verify(token) instanceof Verdict.Rejected rejected
        ? Optional.of(rejected.finding().check())
        : Optional.empty();
  }

  private void start() {
    keys.start();
    assertThat(keys.first()).isPresent();
    assertThat(provider.keyFetches).hasValue(1);
  }

  /** So many calls, as many at once as there are threads; how many of them were let in. */
  private CompletableFuture<Integer> calls(int count, Supplier<String> token) {
    AtomicInteger passed = new AtomicInteger();
    List<CompletableFuture<Void>> all =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i ->
                CompletableFuture.runAsync(
                    () -> passed.addAndGet(failed(token.get()).isEmpty() ? 1 : 0), callers))
            .toList();
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> passed.get());
  }

  private static void waitUntil(Supplier<Boolean> holds) {
    for (int i = 0; i < 1000 && !holds.get(); i++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(holds.get()).isTrue();
  }

  @Test
  void tenThousandCallersAtAnExpiryCauseOneFetchAndNobodyWaitsForIt() { // K1, K2, K3
    start();
    String token = token(FakeProvider.FIRST);
    provider.gate = new CountDownLatch(1);
    CompletableFuture<Void> look = looks.beginDue(looks.untilNext());
    waitUntil(() -> provider.keyFetches.get() == 2);
    assertThat(calls(CALLERS, () -> token).join()).isEqualTo(CALLERS);
    assertThat(look).as("the provider has not answered yet").isNotDone();
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void tenThousandCallersWithARotatedKeyCauseOneFetchAndAllPass() { // K4
    start();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    provider.gate = new CountDownLatch(1);
    String token = token(FakeProvider.SECOND);
    CompletableFuture<Integer> passed = calls(CALLERS, () -> token);
    waitUntil(() -> provider.keyFetches.get() == 2);
    provider.gate.countDown();
    assertThat(passed.join()).isEqualTo(CALLERS);
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void aHerdAtTheStartCausesOneFetchAndAllPass() { // K4
    provider.gate = new CountDownLatch(1);
    String token = token(FakeProvider.FIRST);
    keys.start();
    CompletableFuture<Integer> passed = calls(CALLERS, () -> token);
    waitUntil(() -> provider.keyFetches.get() == 1);
    provider.gate.countDown();
    assertThat(passed.join()).isEqualTo(CALLERS);
    assertThat(provider.keyFetches).hasValue(1);
  }

  @Test
  void whileTheProviderIsDeadForAnHourNotOneKnownGoodTokenIsRefused() { // K2
    start();
    String token = token(FakeProvider.FIRST);
    looks.pass(Duration.ofMinutes(4));
    provider.down = true;
    int fetches = provider.fetched.size();
    for (int second = 0; second < 3600; second++) {
      looks.pass(SECOND);
      assertThat(failed(token)).isEmpty();
    }
    assertThat(keys.health().state()).isEqualTo(State.STALE);
    assertThat(provider.fetched.size() - fetches).as("of two documents each").isBetween(60, 400);
    provider.down = false;
    looks.pass(Duration.ofMinutes(1));
    assertThat(keys.health().state()).isEqualTo(State.FRESH);
  }

  @Test
  void withARotatedKeyTheFirstTokenPassesWithinOneBoundedWait() { // K4
    start();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.FIRST, FakeProvider.SECOND));
    long start = System.nanoTime();
    assertThat(failed(token(FakeProvider.SECOND))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(failed(token(FakeProvider.FIRST))).isEmpty();
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void bogusKidsDoNotLockARotatedKeyOut() { // K4
    start();
    for (int i = 0; i < 12; i++) {
      assertThat(failed(token(FakeProvider.SECOND.named("bogus-" + i)))).contains(Check.KEY);
    }
    assertThat(provider.keyFetches).hasValue(2);
    provider.keys = TestKeys.jwks(List.of(FakeProvider.FIRST, FakeProvider.SECOND));
    looks.pass(Duration.ofSeconds(30));
    assertThat(failed(token(FakeProvider.SECOND))).isEmpty();
  }

  private static String withKid(String kid, String token) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(US_ASCII))
        + token.substring(token.indexOf('.'));
  }

  @Test
  void anHourOfBogusKidsIsTwoFetchesAMinuteAtMostWhetherTheySucceedOrNot() { // K4, K5, K8, G17
    start();
    String token = token(FakeProvider.FIRST);
    for (int second = 0; second < 3600; second++) {
      provider.down = second % 600 > 300;
      assertThat(failed(withKid("bogus-" + second, token))).contains(Check.KEY);
      looks.pass(SECOND);
    }
    assertThat(provider.keyFetches.get()).isLessThan(121 + 70);
  }

  @Test
  void aSlowProviderMakesNobodyWaitWhoseKeyIsKnown() { // K2, K4
    start();
    looks.patience = Duration.ofSeconds(1);
    provider.gate = new CountDownLatch(1);
    String known = token(FakeProvider.FIRST);
    CompletableFuture<Optional<Check>> unknown =
        CompletableFuture.supplyAsync(() -> failed(token(FakeProvider.SECOND)), callers);
    waitUntil(() -> provider.keyFetches.get() == 2);
    for (int i = 0; i < 1000; i++) {
      assertThat(failed(known)).isEmpty();
    }
    assertThat(unknown.join()).as("it has waited long enough").contains(Check.KEY);
    assertThat(provider.gate.getCount()).as("the provider has not answered yet").isEqualTo(1);
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void aKeyThatTheProviderRemovedIsGoneWithTheNextLookThatIsDue() { // K3, K6
    start();
    String token = token(FakeProvider.FIRST);
    assertThat(failed(token)).isEmpty();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    looks.pass(Duration.ofMinutes(5));
    assertThat(failed(token)).contains(Check.KEY);
    assertThat(failed(token(FakeProvider.SECOND))).isEmpty();
  }

  @Test
  void withoutAnyKeysNobodyIsJudgedUntilTheProviderIsThere() { // K7, K8
    provider.down = true;
    keys.start();
    String token = token(FakeProvider.FIRST);
    assertThat(failed(token)).contains(Check.KEYS);
    assertThat(keys.health().state()).isEqualTo(State.WITHOUT_KEYS);
    provider.down = false;
    looks.pass(Duration.ofSeconds(6));
    assertThat(failed(token)).isEmpty();
    assertThat(failed(token(FakeProvider.SECOND))).contains(Check.KEY);
  }

  @Test
  void healthSaysWhatAnOperatorAsks() {
    assertThat(keys.health().state()).isEqualTo(State.WITHOUT_KEYS);
    assertThat(keys.health().lastSuccess()).isEmpty();
    provider.keys =
        TestKeys.jwks(List.of(FakeProvider.FIRST))
            .replace("]}", ",{\"kty\":\"oct\",\"kid\":\"s\"}]}");
    start();
    waitUntil(() -> keys.health().nextLook().isPresent());
    KeyHealth health = keys.health();
    assertThat(health.state()).isEqualTo(State.FRESH);
    assertThat(health.lastSuccess()).contains(provider.instant());
    assertThat(health.nextLook().orElseThrow()).isAfter(provider.instant());
    assertThat(health.keyIds()).containsExactly("first");
    assertThat(health.leftOut()).hasSize(1).allMatch(why -> why.contains("the key s"));
    assertThat(health.lastFailure()).isEmpty();
    provider.down = true;
    looks.pass(Duration.ofMinutes(5));
    assertThat(keys.health().state()).isEqualTo(State.STALE);
    assertThat(keys.health().lastFailure().orElseThrow()).contains("connection refused");
    looks.pass(Duration.ofDays(1));
    assertThat(keys.health().state()).isEqualTo(State.WITHOUT_KEYS);
  }
}
