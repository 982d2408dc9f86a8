package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteKeySetTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final FakeProvider provider = new FakeProvider();
  private final RemoteKeySet keys = provider.remote();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    provider.gate.countDown();
    keys.close();
    callers.shutdownNow();
  }

  private KeySet started() {
    keys.start();
    return keys.first().orElseThrow();
  }

  private List<String> seek(String keyId) {
    return keys.seek(keyId).map(KeySet::keyIds).orElse(List.of());
  }

  @Test
  void theFirstCallersWaitForTheFirstKeys() {
    assertThat(keys.current()).isEmpty();
    assertThat(started().keyIds()).containsExactly("first");
    assertThat(keys.current()).isPresent();
  }

  @Test
  void withoutKeysThereAreNone() { // K7, G23
    provider.down = true;
    keys.start();
    assertThat(keys.first()).isEmpty();
    assertThat(keys.current()).isEmpty();
  }

  @Test
  void keysComeByThemselvesOnceTheProviderIsThere() throws InterruptedException { // K7
    provider.down = true;
    keys.start();
    assertThat(keys.first()).isEmpty();
    provider.down = false;
    for (int i = 0; i < 100 && keys.current().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(keys.current()).isPresent();
  }

  @Test
  void nobodyWaitsWhileThereAreKeysHoweverSlowTheProviderIs() { // K1, K2
    KeySet known = started();
    provider.gate = new CountDownLatch(1);
    callers.submit(() -> keys.seek("unknown"));
    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.current().orElseThrow()).isSameAs(known);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anUnknownKeyIsLookedFor() { // K4
    started();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.FIRST, FakeProvider.SECOND));
    assertThat(seek("second")).containsExactly("first", "second");
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void fiftyUnknownKeysAreOneFetch() { // K4, K8, G17
    started();
    for (int i = 0; i < 50; i++) {
      assertThat(seek("bogus-" + i)).containsExactly("first");
    }
    assertThat(provider.keyFetches).hasValue(2);
    provider.advance(WINDOW);
    seek("bogus-again");
    assertThat(provider.keyFetches).hasValue(3);
  }

  @Test
  void fiftyCallersAtOnceShareOneFetchAndAllGetTheNewKey() // K4
      throws InterruptedException, ExecutionException, TimeoutException {
    started();
    provider.gate = new CountDownLatch(1);
    List<Future<List<String>>> waiting =
        IntStream.range(0, 50).mapToObj(i -> callers.submit(() -> seek("second"))).toList();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    Thread.sleep(300);
    provider.gate.countDown();
    for (Future<List<String>> caller : waiting) {
      assertThat(caller.get(10, TimeUnit.SECONDS)).containsExactly("second");
    }
    assertThat(provider.keyFetches).hasValue(2);
  }

  @Test
  void aFetchThatFailedCountsLikeOneThatDidNot() { // K5
    started();
    provider.down = true;
    assertThat(seek("second")).containsExactly("first");
    int fetches = provider.fetched.size();
    assertThat(seek("third")).containsExactly("first");
    assertThat(provider.fetched).hasSize(fetches);
  }

  @Test
  void aCallerWaitsForASlowProviderButNotForEver() { // K4
    Duration patience = Duration.ofSeconds(1);
    try (RemoteKeySet hasty =
        provider.remote(new BackgroundLooks(patience), KeyEvents.NONE, Optional.empty())) {
      hasty.start();
      for (int i = 0; i < 60 && hasty.current().isEmpty(); i++) {
        hasty.first();
      }
      provider.gate = new CountDownLatch(1);
      long start = System.nanoTime();
      assertThat(hasty.seek("second").orElseThrow().keyIds()).containsExactly("first");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(patience, FakeProvider.PATIENCE);
    }
  }

  /** Looks that whoever asks for them makes at once; what goes wrong with one ends there. */
  private record OwnLooks() implements Looks {
    @Override
    public void soon(Runnable look) {
      try {
        look.run();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("an observer with a bug");
      }
    }

    @Override
    public void later(Runnable look, Duration delay) {}

    @Override
    public boolean awaitGood(Future<Boolean> look) {
      assertThat(look).as("what nobody ends would be waited for").isDone();
      return ((CompletableFuture<Boolean>) look).getNow(false);
    }

    @Override
    public boolean isClosed() {
      return false;
    }

    @Override
    public void close() {}
  }

  @Test
  void aLookThatBreaksKeepsNobodyFromTheNext() { // K4
    AtomicBoolean broken = new AtomicBoolean();
    KeyEvents events =
        new KeyEvents() {
          @Override
          public void fetched(String issuer, KeySet set, boolean changed) {
            if (broken.get()) {
              throw new IllegalStateException("an observer with a bug");
            }
          }
        };
    RemoteKeySet others = provider.remote(new OwnLooks(), events, Optional.empty());
    others.start();
    broken.set(true);
    assertThat(others.seek("second").orElseThrow().keyIds()).containsExactly("first");
    broken.set(false);
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    provider.advance(WINDOW);
    assertThat(others.seek("second").orElseThrow().keyIds()).containsExactly("second");
  }

  @Test
  void aKeyThatTheProviderRemovedIsGoneWithTheNextGoodLook() { // K6
    started();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    assertThat(seek("second")).containsExactly("second");
    assertThat(keys.current().orElseThrow().has("first")).isFalse();
  }

  @Test
  void theSameKeysStayTheSameObject() { // K6
    KeySet known = started();
    seek("bogus");
    assertThat(provider.keyFetches).hasValue(2);
    assertThat(keys.current().orElseThrow()).isSameAs(known);
  }

  @Test
  void aProviderThatTalksNonsenseTakesNoKeysAway() { // G23, K2
    KeySet known = started();
    List<String> nonsense =
        List.of("", "<html>", "{\"keys\":null}", "{\"keys\":[", "[]", "{\"keys\":[],\"keys\":[]}");
    for (String answer : nonsense) {
      provider.keys = answer;
      provider.advance(WINDOW);
      seek("bogus-" + answer);
      assertThat(keys.current().orElseThrow()).isSameAs(known);
    }
    assertThat(provider.keyFetches).hasValue(1 + nonsense.size());
  }

  @Test
  void keysOutliveTheirProviderForADay() { // K2
    started();
    provider.down = true;
    provider.advance(Duration.ofHours(23));
    assertThat(seek("a")).containsExactly("first");
    provider.advance(Duration.ofHours(2));
    assertThat(keys.seek("b")).isEmpty();
    assertThat(keys.current()).isEmpty();
    provider.down = false;
    provider.advance(WINDOW);
    assertThat(seek("c")).containsExactly("first");
  }

  @Test
  void observersAreToldOnceThatKeysAreTooOld() {
    AtomicInteger told = new AtomicInteger();
    KeyEvents events =
        new KeyEvents() {
          @Override
          public void dropped(String issuer) {
            told.incrementAndGet();
          }
        };
    RemoteKeySet others = provider.remote(new OwnLooks(), events, Optional.empty());
    others.start();
    provider.down = true;
    provider.advance(Duration.ofHours(23));
    others.seek("a");
    assertThat(told).hasValue(0);
    for (String keyId : List.of("b", "c")) {
      provider.advance(Duration.ofHours(2));
      assertThat(others.seek(keyId)).isEmpty();
    }
    assertThat(told).hasValue(1);
  }

  @Test
  void aMarkSparesTheProviderToSendTheSameAgain() { // K3
    provider.etag = Optional.of("\"mark\"");
    KeySet known = started();
    seek("bogus");
    assertThat(provider.marks).containsExactly("\"mark\"");
    assertThat(keys.current().orElseThrow()).isSameAs(known);
  }

  @Test
  void afterItsEndNothingIsFetched() throws InterruptedException {
    started();
    keys.close();
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    int fetches = provider.fetched.size();
    Thread thread = new Thread(() -> keys.seek("second"));
    thread.start();
    thread.join(100);
    assertThat(provider.fetched).hasSize(fetches);
    thread.interrupt();
  }
}
