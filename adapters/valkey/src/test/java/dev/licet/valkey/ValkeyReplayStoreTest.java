package dev.licet.valkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Reason;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ReplayStore.Use;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import dev.licet.testkit.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValkeyReplayStoreTest { // G28
  private static final String CALLER = "caller";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LIFETIME = Duration.ofMinutes(2);
  private static ValkeyServer server;

  private final ValkeyReplayStore store = ValkeyReplayStore.at(server.url(), TIMEOUT);

  @BeforeAll
  static void start() {
    server = ValkeyServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String proof() {
    return UUID.randomUUID().toString();
  }

  @Test
  void remembersAProof() {
    String proof = proof();
    assertThat(store.use(proof, CALLER, LIFETIME)).isEqualTo(Use.FIRST);
    assertThat(store.use(proof, CALLER, LIFETIME)).isEqualTo(Use.REPEATED);
    assertThat(store.use(proof(), CALLER, LIFETIME)).isEqualTo(Use.FIRST);
  }

  @Test
  void sharesItsMemoryWithOtherNodes() {
    String proof = proof();
    assertThat(store.use(proof, CALLER, LIFETIME)).isEqualTo(Use.FIRST);
    try (ValkeyReplayStore other = ValkeyReplayStore.at(server.url() + "/0", TIMEOUT)) {
      assertThat(other.use(proof, CALLER, LIFETIME)).isEqualTo(Use.REPEATED);
    }
  }

  @Test
  void forgetsAProofWhenItIsTooOld() {
    String proof = proof();
    assertThat(store.use(proof, CALLER, Duration.ofMillis(50))).isEqualTo(Use.FIRST);
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (store.use(proof, CALLER, LIFETIME) != Use.FIRST) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void tellsOnlyOneOfManyThatItIsTheFirst() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      String proof = proof();
      List<Future<Use>> uses = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        uses.add(threads.submit(() -> store.use(proof, CALLER, LIFETIME)));
      }
      int first = 0;
      for (Future<Use> use : uses) {
        assertThat(use.get()).isNotEqualTo(Use.UNKNOWN);
        first += use.get() == Use.FIRST ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aServerThatIsGoneIsNoPassAndItsReturnIsNoticed() {
    try (ValkeyServer other = ValkeyServer.start();
        ValkeyReplayStore its = ValkeyReplayStore.at(other.url(), TIMEOUT)) {
      assertThat(its.use(proof(), CALLER, LIFETIME)).isEqualTo(Use.FIRST);
      other.stop();
      assertThat(its.use(proof(), CALLER, LIFETIME)).isEqualTo(Use.UNKNOWN);
      assertThat(its.use(proof(), CALLER, LIFETIME)).isEqualTo(Use.UNKNOWN);
      other.startAgain();
      Instant end = Instant.now().plus(Duration.ofSeconds(20));
      while (its.use(proof(), CALLER, LIFETIME) != Use.FIRST) {
        assertThat(Instant.now()).isBefore(end);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost:6379",
        "valkey://",
        "valkey://x y:1",
        "a:b"
      })
  void aUrlOfSomethingElseIsRefusedAndNotQuoted(String url) {
    assertThatThrownBy(() -> ValkeyReplayStore.at(url, TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the URL of the replay store is not one such as valkey://");
  }

  @Test
  void twoNodesOfAnApiTakeAProofOnce() {
    TestKey issuersKey = TestKeys.ec("issuer", "ES256");
    TestKey clientsKey = TestKeys.ec("client", "ES256");
    KeySet keys = KeySet.parse(TestKeys.jwks(List.of(issuersKey)));
    TestTokens tokens =
        new TestTokens(
            "https://tenant.example/", "https://api", () -> issuersKey, Clock.systemUTC());
    String token = tokens.boundTo(clientsKey).text();
    String url = "https://api.example/user";
    HttpCall call = call(url, token, TestProof.by(clientsKey, "GET", url, token).text());
    // @start region="store"
    Dpop dpop = Dpop.required().replayStore(store);
    // @end
    Guard.Builder settings =
        Guard.builder()
            .domain("tenant.example")
            .audience("https://api")
            .algorithms(List.of("ES256"))
            .keys(() -> keys);
    try (Guard one = settings.dpop(dpop).build();
        Guard other = settings.dpop(dpop).build()) {
      assertThat(one.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
      Decision second = other.check(call, Rule.authenticated());
      assertThat(((Refusal) second).reason()).isEqualTo(Reason.DPOP_PROOF_INVALID);
    }
  }

  private static HttpCall call(String url, String token, String proof) {
    return new HttpCall() {
      @Override
      public List<String> headers(String name) {
        return switch (name) {
          case "Authorization" -> List.of("DPoP " + token);
          case "DPoP" -> List.of(proof);
          default -> List.of();
        };
      }

      @Override
      public Optional<String> method() {
        return Optional.of("GET");
      }

      @Override
      public Optional<URI> uri() {
        return Optional.of(URI.create(url));
      }
    };
  }
}
