package dev.licet.guard.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.dpop.ReplayStore.Use;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryReplayStoreTest { // G28
  private static final Duration LIFETIME = Duration.ofSeconds(100);

  private final AtomicInteger seconds = new AtomicInteger();
  private final MemoryReplayStore store = new MemoryReplayStore(3, new Seconds(seconds).clock());

  private record Seconds(AtomicInteger past) {
    Clock clock() {
      return new Clock() {
        @Override
        public Instant instant() {
          return Instant.ofEpochSecond(past.get());
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
    }
  }

  private Use use(String proof) {
    return store.use(proof, proof, LIFETIME);
  }

  @Test
  void remembersAProofUntilItIsTooOld() {
    assertThat(use("a")).isEqualTo(Use.FIRST);
    assertThat(use("a")).isEqualTo(Use.REPEATED);
    seconds.set(99);
    assertThat(use("a")).isEqualTo(Use.REPEATED);
    seconds.set(100);
    assertThat(use("a")).isEqualTo(Use.FIRST);
    assertThat(use("a")).isEqualTo(Use.REPEATED);
  }

  @Test
  void whenItIsFullItKnowsOnlyThoseItHolds() {
    assertThat(use("a")).isEqualTo(Use.FIRST);
    assertThat(use("b")).isEqualTo(Use.FIRST);
    seconds.set(50);
    assertThat(use("c")).isEqualTo(Use.FIRST);
    assertThat(use("d")).isEqualTo(Use.UNKNOWN);
    assertThat(use("a")).isEqualTo(Use.REPEATED);
    seconds.set(100);
    assertThat(use("d")).isEqualTo(Use.FIRST);
    assertThat(use("c")).isEqualTo(Use.REPEATED);
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void looksForRoomOnlyOnceASecond() {
    for (String proof : new String[] {"a", "b", "c"}) {
      assertThat(store.use(proof, proof, Duration.ofMillis(1))).isEqualTo(Use.FIRST);
    }
    assertThat(use("d")).isEqualTo(Use.UNKNOWN);
    seconds.set(1);
    assertThat(use("d")).isEqualTo(Use.FIRST);
  }

  @Test
  void staysSmallUnderAMillionProofs() { // G17
    MemoryReplayStore small = new MemoryReplayStore(1_000, new Seconds(seconds).clock());
    for (int i = 0; i < 1_000_000; i++) {
      seconds.set(i / 1_000);
      small.use(String.valueOf(i), String.valueOf(i), Duration.ofSeconds(2));
    }
    assertThat(small.size()).isLessThanOrEqualTo(1_000);
    assertThat(small.callers()).isEqualTo(small.size());
  }

  @Test
  void noCallerTakesTheRoomOfOthers() { // G17
    MemoryReplayStore shared = new MemoryReplayStore(100, new Seconds(seconds).clock());
    for (int i = 0; i < 1_000; i++) {
      Use use = shared.use("greedy " + i, "greedy", LIFETIME);
      assertThat(use).isEqualTo(i < 50 ? Use.FIRST : Use.UNKNOWN);
    }
    assertThat(shared.use("greedy 7", "greedy", LIFETIME)).isEqualTo(Use.REPEATED);
    for (int i = 0; i < 25; i++) {
      assertThat(shared.use("modest " + i, "modest", LIFETIME)).isEqualTo(Use.FIRST);
    }
    assertThat(shared.use("modest 25", "modest", LIFETIME)).isEqualTo(Use.UNKNOWN);
    assertThat(shared.use("third", "third", LIFETIME)).isEqualTo(Use.FIRST);
    seconds.set(100);
    assertThat(shared.use("greedy again", "greedy", LIFETIME)).isEqualTo(Use.FIRST);
    assertThat(shared.size()).isEqualTo(1);
    assertThat(shared.callers()).isEqualTo(1);
  }

  @Test
  void aProofThatIsUsedAgainWhenItIsTooOldCountsForWhoeverUsesIt() {
    MemoryReplayStore shared = new MemoryReplayStore(4, new Seconds(seconds).clock());
    assertThat(shared.use("a", "one", LIFETIME)).isEqualTo(Use.FIRST);
    seconds.set(100);
    assertThat(shared.use("a", "other", LIFETIME)).isEqualTo(Use.FIRST);
    assertThat(shared.callers()).isEqualTo(1);
    assertThat(shared.use("b", "other", LIFETIME)).isEqualTo(Use.FIRST);
    assertThat(shared.use("c", "other", LIFETIME)).isEqualTo(Use.UNKNOWN);
    assertThat(shared.use("c", "one", LIFETIME)).isEqualTo(Use.FIRST);
  }

  @Test
  void tellsOnlyOneOfManyThatItIsTheFirst() {
    ReplayStore shared = ReplayStore.inMemory(10, Clock.systemUTC());
    long first =
        IntStream.range(0, 10_000)
            .parallel()
            .filter(i -> shared.use("same", "same", LIFETIME) == Use.FIRST)
            .count();
    assertThat(first).isEqualTo(1);
  }

  @Test
  void holdsAtLeastOne() {
    ReplayStore one = ReplayStore.inMemory(1, Clock.systemUTC());
    assertThat(one.use("a", "a", LIFETIME)).isEqualTo(Use.FIRST);
    assertThat(one.use("b", "b", LIFETIME)).isEqualTo(Use.UNKNOWN);
    assertThatThrownBy(() -> ReplayStore.inMemory(0, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a replay store must hold at least 1 proof, but shall hold 0");
  }
}
